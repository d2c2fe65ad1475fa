package dev.skysweep.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Which fields of a mission vary, and how: one distribution a field, independent of each other.
///
/// @param parameters by path
public record Dispersions(SortedMap<FieldPath, Distribution> parameters) {
  /// @throws StudyException if no field varies
  public Dispersions {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    if (parameters.isEmpty()) {
      throw new StudyException("nothing varies: give at least one field a distribution");
    }
  }

  public static Dispersions of(Map<FieldPath, Distribution> parameters) {
    return new Dispersions(new TreeMap<>(parameters));
  }

  /// Reads the `--perturb` options of a command line, `Sat.SMA=normal:7100:50`; for the part after
  /// the `=` see [Distribution#parse].
  ///
  /// @throws StudyException with every option that can't be read
  public static Dispersions parse(List<String> options) {
    var parameters = new TreeMap<FieldPath, Distribution>();
    var problems = new ArrayList<String>();
    for (String option : options) {
      try {
        add(parameters, option);
      } catch (StudyException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new StudyException(problems);
    }
    return new Dispersions(parameters);
  }

  /// The fields whose own value in the mission has to be given with [#about].
  public List<FieldPath> needingNominals() {
    return parameters.entrySet().stream()
        .filter(parameter -> parameter.getValue().needsNominal())
        .map(Map.Entry::getKey)
        .toList();
  }

  /// The same with the mission's own values put in.
  ///
  /// @param nominals asked for the fields of [#needingNominals] only
  public Dispersions about(ToDoubleFunction<FieldPath> nominals) {
    var known = new TreeMap<>(parameters);
    for (FieldPath path : needingNominals()) {
      known.computeIfPresent(path, (_, old) -> old.about(nominals.applyAsDouble(path)));
    }
    return new Dispersions(known);
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    parameters.forEach((path, distribution) -> json.set(path.toString(), distribution.toJson()));
    return json;
  }

  static Dispersions fromJson(JsonNode json) {
    var parameters = new TreeMap<FieldPath, Distribution>();
    for (Map.Entry<String, JsonNode> parameter : json.properties()) {
      FieldPath path = FieldPath.parse(parameter.getKey());
      try {
        parameters.put(path, DistributionJson.read(parameter.getValue()));
      } catch (StudyException e) {
        throw new StudyException(path + ": " + e.getMessage());
      }
    }
    return new Dispersions(parameters);
  }

  private static void add(Map<FieldPath, Distribution> parameters, String option) {
    int equals = option.indexOf('=');
    if (equals < 0) {
      throw new StudyException(
          "--perturb '%s' must contain '=': name=distribution, e.g. Sat.SMA=normal:7100:50"
              .formatted(option));
    }
    if (option.substring(0, equals).isBlank()) {
      throw new StudyException("--perturb '" + option + "' is missing a name before the '='");
    }
    FieldPath path = FieldPath.parse(option.substring(0, equals));
    String text = option.substring(equals + 1);
    if (text.isBlank()) {
      throw new StudyException("--perturb '" + option + "' has no distribution after the '='");
    }
    try {
      if (parameters.put(path, Distribution.parse(text)) != null) {
        throw new StudyException("named twice; one distribution a field");
      }
    } catch (StudyException e) {
      throw new StudyException("--perturb " + path + ": " + e.getMessage());
    }
  }
}
