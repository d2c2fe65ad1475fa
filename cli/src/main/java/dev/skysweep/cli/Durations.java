package dev.skysweep.cli;

import dev.skysweep.study.StudyException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times and sizes as people write and read them.
final class Durations {
  private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|min|h|)");
  private static final Pattern SIZE =
      Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(?:([KMGT])i?)?B?", Pattern.CASE_INSENSITIVE);

  private Durations() {}

  /// `90`, `90s`, `1.5m`, `2h`, `500ms`.
  static Duration parse(String text) {
    Matcher match = TIME.matcher(text.strip());
    if (!match.matches()) {
      throw new StudyException("'" + text + "' is no time: write 90s, 1.5m, 2h or 500ms");
    }
    double unit =
        switch (match.group(2)) {
          case "ms" -> 1e-3;
          case "m", "min" -> 60;
          case "h" -> 3600;
          default -> 1;
        };
    return Duration.ofNanos(Math.round(Double.parseDouble(match.group(1)) * unit * 1e9));
  }

  /// `500MB`, `1GB`, `4GiB`, `1000`; a K is 1024.
  static long parseBytes(String text) {
    Matcher match = SIZE.matcher(text.strip());
    if (!match.matches()) {
      throw new StudyException("'" + text + "' is no size: write 500MB, 1GB or a number of bytes");
    }
    String unit = match.group(2) == null ? "" : match.group(2).toUpperCase(Locale.ROOT);
    double factor = Math.pow(1024, " KMGT".indexOf(unit.isEmpty() ? ' ' : unit.charAt(0)));
    return Math.round(Double.parseDouble(match.group(1)) * factor);
  }

  /// `850 ms`, `4.2 s`, `3 min 20 s`, `2 h 05 min`.
  static String text(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 1) {
      return duration.toMillis() + " ms";
    }
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    if (seconds < 3600) {
      return "%d min %02d s".formatted(seconds / 60, seconds % 60);
    }
    return "%d h %02d min".formatted(seconds / 3600, seconds % 3600 / 60);
  }
}
