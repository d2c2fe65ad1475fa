package dev.skysweep.output;

import dev.skysweep.table.TimeScale;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Orbit Ephemeris Messages (CCSDS 502.0-B): the states of all segments in one table, without
/// covariances. The segments must share one time system.
final class OemEphemeris {
  private static final Set<String> NOTED =
      Set.of(
          "OBJECT_NAME",
          "OBJECT_ID",
          "CENTER_NAME",
          "REF_FRAME",
          "INTERPOLATION",
          "INTERPOLATION_DEGREE");

  private OemEphemeris() {}

  /// Null if there are no states.
  static @Nullable ReadOutput read(RawLines lines) throws IOException, OutputFormatException {
    EphemerisTable states = new EphemerisTable(6);
    @Nullable TimeScale scale = null;
    boolean covariance = false;
    boolean meta = false;
    boolean any = false;
    for (String line = lines.next(); line != null; line = lines.next()) {
      String text = line.strip();
      if (text.startsWith("META_")) {
        meta = text.equals("META_START");
      } else if (text.startsWith("COVARIANCE_")) {
        covariance = text.equals("COVARIANCE_START");
      } else if (text.indexOf('=') > 0) {
        String key = text.substring(0, text.indexOf('=')).strip();
        if (meta && key.equals("TIME_SYSTEM")) {
          scale = scale(text, scale, lines);
        } else if (meta && NOTED.contains(key)) {
          states.note(key, text.substring(text.indexOf('=') + 1).strip());
        }
      } else if (!text.isEmpty() && !text.startsWith("COMMENT") && !covariance) {
        List<String> words = Words.of(text);
        OptionalLong epoch = EpochText.iso(words.getFirst());
        if (epoch.isEmpty() || scale == null) {
          throw lines.problem("'%s' is no line of an OEM file".formatted(text));
        }
        states.add(epoch.getAsLong(), words, lines);
        any = true;
      }
    }
    return any && scale != null ? states.build(scale, "km") : null;
  }

  private static TimeScale scale(String line, @Nullable TimeScale before, RawLines lines)
      throws OutputFormatException {
    String name = line.substring(line.indexOf('=') + 1).strip();
    for (TimeScale scale : TimeScale.values()) {
      if (scale.name().equals(name) && (before == null || before == scale)) {
        return scale;
      }
    }
    throw lines.problem(
        "the time system %s %s"
            .formatted(name, before == null ? "is not known" : "follows after " + before));
  }
}
