package dev.skysweep.results;

import dev.skysweep.json.Json;
import dev.skysweep.output.ReadOutput;
import dev.skysweep.table.TimeScale;
import java.util.List;
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
    JsonNode facts =
        Json.mapper().readTree(outputs.metadata(key).getOrDefault(ReadOutput.EPHEMERIS_KEY, "{}"));
    String center = facts.path("CENTER_NAME").asString("");
    String frame = facts.path("REF_FRAME").asString("");
    if (center.isEmpty() || frame.isEmpty()) {
      throw new ResultsException(
          key + " does not say which body and axes it is relative to: an older version made it");
    }
    String name = facts.path("OBJECT_NAME").asString(key);
    JsonNode columnFacts = outputs.columnFacts(key);
    return new Ephemeris(
        key,
        name,
        facts.path("OBJECT_ID").asString(name),
        center,
        frame,
        TimeScale.valueOf(columnFacts.path("time").path("time_scale").asString("UTC")),
        columnFacts.path("X").path("unit").asString("km").equals("m") ? 1 : 1000,
        Optional.ofNullable(facts.path("INTERPOLATION").asString(null)),
        facts.path("INTERPOLATION_DEGREE").asInt(0));
  }
}
