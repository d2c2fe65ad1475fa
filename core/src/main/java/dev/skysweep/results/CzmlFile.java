package dev.skysweep.results;

import dev.skysweep.files.StorageException;
import dev.skysweep.json.Json;
import dev.skysweep.table.TimeScale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import tools.jackson.core.JsonGenerator;

/// Writes the orbits of runs as CZML, which Cesium shows on a globe: a packet a run.
///
/// Source: [CZML guide](https://github.com/AnalyticalGraphicsInc/czml-writer/wiki/CZML-Guide).
public final class CzmlFile {
  private static final int DEGREE = 5;
  private static final double NANOS = 1e9;

  private CzmlFile() {}

  /// Writes the file, whole or not at all.
  ///
  /// @param key `ephemeris__EF`
  /// @param runs which to take
  /// @throws ResultsException if the ephemeris is not about the Earth, in UTC, in axes that Cesium
  ///   knows: inertial ones (EME2000, ICRF) or those fixed to the Earth (ITRF)
  public static void write(SweepResult result, String key, IntPredicate runs, Path file) {
    Ephemeris orbit = result.orbit(key);
    String frame = frame(orbit);
    Path partial = file.resolveSibling("." + file.getFileName() + ".partial");
    try {
      try {
        try (RowsByRun rows = result.rows(key, Ephemeris.STATE);
            JsonGenerator json = Json.mapper().createGenerator(Files.newOutputStream(partial))) {
          json.writeStartArray();
          String name = String.valueOf(result.folder().getFileName());
          json.writePOJO(Map.of("id", "document", "name", name, "version", "1.0"));
          for (RunRows run = rows.next(); run != null; run = rows.next()) {
            if (runs.test(run.runId())) {
              json.writePOJO(packet(orbit, frame, run));
            }
          }
          json.writeEndArray();
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw StorageException.writing(file, e);
    }
  }

  private static String frame(Ephemeris orbit) {
    if (!orbit.center().equalsIgnoreCase("Earth") || orbit.scale() != TimeScale.UTC) {
      throw new ResultsException(
          "%s is about %s, in %s: CZML is for orbits about the Earth in UTC"
              .formatted(orbit.key(), orbit.center(), orbit.scale()));
    }
    String frame = orbit.frame().toUpperCase(Locale.ROOT);
    return switch (frame) {
      // 0.02 arc seconds apart, a metre in low orbit
      case "EME2000", "J2000", "ICRF", "GCRF" -> "INERTIAL";
      default -> {
        if (frame.startsWith("ITRF") || frame.equals("FIXED")) {
          yield "FIXED";
        }
        throw new ResultsException(
            "%s is in the axes %s, which Cesium does not know: have GMAT write it in EarthMJ2000Eq or EarthFixed"
                .formatted(orbit.key(), orbit.frame()));
      }
    };
  }

  private static Map<String, Object> packet(Ephemeris orbit, String frame, RunRows run) {
    String first = moment(run.nanos()[0]);
    String last = moment(run.nanos()[run.rows() - 1]);
    List<Double> samples = new ArrayList<>(4 * run.rows());
    for (int row = 0; row < run.rows(); row++) {
      samples.add((run.nanos()[row] - run.nanos()[0]) / NANOS);
      for (int axis = 0; axis < 3; axis++) {
        samples.add(run.columns()[axis][row] * orbit.metresPerUnit());
      }
    }
    var colour = Map.of("solidColor", Map.of("color", Map.of("rgba", List.of(0, 200, 255, 120))));
    return Map.of(
        "id", "run-" + run.runId(),
        "name", "%s, run %d".formatted(orbit.objectName(), run.runId()),
        "availability", first + "/" + last,
        "position",
            Map.of(
                "interpolationAlgorithm", "LAGRANGE",
                "interpolationDegree", DEGREE,
                "referenceFrame", frame,
                "epoch", first,
                "cartesian", samples),
        "path", Map.of("width", 1, "material", colour),
        "point", Map.of("pixelSize", 4));
  }

  private static String moment(long nanos) {
    return Instant.EPOCH.plusNanos(nanos).toString();
  }
}
