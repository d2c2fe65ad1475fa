package dev.skysweep.output;

import dev.skysweep.table.TimeScale;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// STK's ephemeris text: seconds after a scenario epoch, which is UTC, then position and velocity.
final class StkEphemeris {
  /// What is noted of the header, by the names that CCSDS has for it.
  private static final Map<String, String> NOTED =
      Map.of(
          "CentralBody", "CENTER_NAME",
          "CoordinateSystem", "REF_FRAME",
          "InterpolationMethod", "INTERPOLATION",
          "InterpolationOrder", "INTERPOLATION_DEGREE");

  private StkEphemeris() {}

  /// Null if there are no states.
  static @Nullable ReadOutput read(RawLines lines, String spacecraft)
      throws IOException, OutputFormatException {
    OptionalLong scenario = OptionalLong.empty();
    String unit = "m";
    Map<String, String> facts = new TreeMap<>();
    if (!spacecraft.isEmpty()) {
      facts.put("OBJECT_NAME", spacecraft);
    }
    @Nullable EphemerisTable states = null;
    boolean boundaries = false;
    boolean any = false;
    for (String line = lines.next(); line != null; line = lines.next()) {
      String text = line.strip();
      List<String> words = Words.of(text);
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      String first = words.getFirst();
      if (first.equalsIgnoreCase("BEGIN") || first.equalsIgnoreCase("END")) {
        boundaries = text.equalsIgnoreCase("BEGIN SegmentBoundaryTimes");
      } else if (first.equals("ScenarioEpoch")) {
        scenario = EpochText.gregorian(text.substring(first.length()).strip());
      } else if (first.equals("DistanceUnit")) {
        unit = text.endsWith("Kilometers") ? "km" : "m";
      } else if (NOTED.containsKey(first)) {
        String value = text.substring(first.length()).strip();
        facts.put(
            Objects.requireNonNull(NOTED.get(first)), value.equals("J2000") ? "EME2000" : value);
      } else if (first.startsWith("EphemerisTimePos")) {
        states = new EphemerisTable(first.equals("EphemerisTimePosVel") ? 6 : 3);
        facts.forEach(states::note);
      } else if (states != null && !boundaries) {
        if (scenario.isEmpty() || !NumberText.isNumber(first)) {
          throw lines.problem("'%s' is no line of an STK ephemeris".formatted(text));
        }
        states.add(epoch(scenario.getAsLong(), first, lines), words, lines);
        any = true;
      }
    }
    return any && states != null ? states.build(TimeScale.UTC, unit) : null;
  }

  private static long epoch(long scenario, String seconds, RawLines lines)
      throws OutputFormatException {
    return EpochText.secondsAfter(scenario, seconds)
        .orElseThrow(() ->
            lines.problem(
                "'%s' s after the scenario's epoch is no time from 1678 to 2262"
                    .formatted(seconds)));
  }
}
