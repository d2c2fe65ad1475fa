package dev.skysweep.statistics.rules;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/// When a metric reads its column.
public sealed interface Moment {
  /// So long after the run's first row.
  record Elapsed(double seconds) implements Moment {
    @Override
    public String toString() {
      return seconds == Math.rint(seconds) && Math.abs(seconds) < 1e15
          ? String.format(Locale.ROOT, "%.0f s", seconds)
          : seconds + " s";
    }
  }

  /// An epoch in the time scale of the output's `time`.
  record Epoch(LocalDateTime at) implements Moment {
    @Override
    public String toString() {
      return at.toString();
    }
  }

  /// Reads `3600 s`, `90 min`, `1.5 h`, `2 d` or `2026-01-01T12:00:00`.
  ///
  /// @throws ExpressionException with the column of the mistake
  static Moment read(ExpressionReader reader) {
    int start = reader.position();
    Pattern epoch = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+");
    if (reader.isAt(epoch)) {
      String text = reader.take(epoch, "an epoch");
      try {
        return new Epoch(LocalDateTime.parse(text));
      } catch (DateTimeException _) {
        throw reader.problem(start, "'%s' is no epoch: write 2026-01-01T12:00:00".formatted(text));
      }
    }
    double number = reader.number("a time after the first row, or an epoch");
    int at = reader.position();
    String unit = reader.take(Pattern.compile("[a-z]+"), "s, min, h or d");
    double seconds =
        switch (unit) {
          case "s" -> 1;
          case "min" -> 60;
          case "h" -> 3600;
          case "d" -> 86_400;
          default -> throw reader.problem(at, "'%s' is none of s, min, h, d".formatted(unit));
        };
    return new Elapsed(number * seconds);
  }
}
