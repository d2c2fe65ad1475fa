package dev.skysweep.results;

import dev.skysweep.table.ParquetFile;
import dev.skysweep.table.TimeScale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What the states of an ephemeris are relative to, in the words of CCSDS 502.0-B, as GMAT's file
/// had them.
///
/// @param key of the output, `ephemeris__EF`
/// @param objectName the spacecraft
/// @param objectId its international designator, or whatever the mission has for it
/// @param center the body, `Earth`
/// @param frame the axes, `EME2000`
/// @param scale in which epochs are given
/// @param metresPerUnit of the lengths in the study's files
/// @param interpolation method, if told
/// @param degree of the interpolation; 0 if not told
public record Ephemeris(
    String key,
    String objectName,
    String objectId,
    String center,
    String frame,
    TimeScale scale,
    double metresPerUnit,
    Optional<String> interpolation,
    int degree) {
  /// The columns of a state.
  public static final List<String> STATE = List.of("X", "Y", "Z", "VX", "VY", "VZ");

  static Ephemeris of(String key, OutputTables outputs, List<Database.ColumnInfo> columns) {
    List<String> names = columns.stream().map(Database.ColumnInfo::name).toList();
    if (!names.containsAll(STATE)) {
      throw new ResultsException(key + " has no positions and velocities");
    }
    Map<String, String> metadata = outputs.metadata(key);
    String center = fact(metadata, "CENTER_NAME", "");
    String frame = fact(metadata, "REF_FRAME", "");
    if (center.isEmpty() || frame.isEmpty()) {
      throw new ResultsException(
          key + " does not say which body and axes it is relative to: an older version made it");
    }
    String name = fact(metadata, "OBJECT_NAME", key);
    String method = fact(metadata, "INTERPOLATION", "");
    JsonNode columnFacts = outputs.columnFacts(key);
    return new Ephemeris(
        key,
        name,
        fact(metadata, "OBJECT_ID", name),
        center,
        frame,
        TimeScale.valueOf(columnFacts.path("time").path("time_scale").asString("UTC")),
        columnFacts.path("X").path("unit").asString("km").equals("m") ? 1 : 1000,
        method.isEmpty() ? Optional.empty() : Optional.of(method),
        degree(fact(metadata, "INTERPOLATION_DEGREE", "0")));
  }

  private static String fact(Map<String, String> metadata, String key, String unknown) {
    return metadata.getOrDefault(ParquetFile.EPHEMERIS_PREFIX + key, unknown);
  }

  private static int degree(String told) {
    return told.matches("\\d{1,3}") ? Integer.parseInt(told) : 0;
  }
}
