package dev.skysweep.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Which fields of a mission vary, and how: independent of each other, or together.
///
/// @param parameters the independent ones, by path
/// @param covariances the others
public record Dispersions(
    SortedMap<FieldPath, Distribution> parameters, List<Covariance> covariances) {
  /// @throws StudyException if no field varies, or one is named twice
  public Dispersions {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    covariances = List.copyOf(covariances);
    if (parameters.isEmpty() && covariances.isEmpty()) {
      throw new StudyException("nothing varies: give at least one field a distribution");
    }
    var seen = new HashSet<>(parameters.keySet());
    for (Covariance covariance : covariances) {
      for (FieldPath field : covariance.fields()) {
        if (!seen.add(field)) {
          throw new StudyException(
              field + " varies twice: by a covariance and by something else; leave one away");
        }
      }
    }
  }

  public Dispersions(SortedMap<FieldPath, Distribution> parameters) {
    this(parameters, List.of());
  }

  /// One field that varies; more with [#and(String, Distribution)].
  public static Dispersions vary(String field, Distribution distribution) {
    return of(Map.of(FieldPath.parse(field), distribution));
  }

  /// The same with a field more.
  ///
  /// @throws StudyException if it varies already
  public Dispersions and(String field, Distribution distribution) {
    var more = new TreeMap<>(parameters);
    if (more.put(FieldPath.parse(field), distribution) != null) {
      throw new StudyException(field + " varies twice");
    }
    return new Dispersions(more, covariances);
  }

  /// The same with fields more that vary together.
  public Dispersions and(Covariance covariance) {
    var more = new ArrayList<>(covariances);
    more.add(covariance);
    return new Dispersions(parameters, more);
  }

  /// What is drawn: the independent fields, and a standard normal number for each of the others.
  SortedMap<FieldPath, Distribution> drawn() {
    var drawn = new TreeMap<>(parameters);
    for (Covariance covariance : covariances) {
      covariance.fields().forEach(field -> drawn.put(field, Distribution.normal(0, 1)));
    }
    return drawn;
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
    return Stream.concat(
            parameters.entrySet().stream()
                .filter(parameter -> parameter.getValue().needsNominal())
                .map(Map.Entry::getKey),
            covariances.stream()
                .filter(Covariance::needsNominals)
                .flatMap(covariance -> covariance.fields().stream()))
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
    return new Dispersions(
        known, covariances.stream().map(covariance -> covariance.about(nominals)).toList());
  }

  /// @param what can't be had from fields that vary together
  void requireIndependent(String what) {
    if (!covariances.isEmpty()) {
      throw new StudyException(
          what + " need fields that vary independently; leave the covariance away");
    }
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    parameters.forEach((path, distribution) -> json.set(path.toString(), distribution.toJson()));
    return json;
  }

  ArrayNode covariancesJson() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    covariances.forEach(covariance -> json.add(covariance.toJson()));
    return json;
  }

  static Dispersions fromJson(JsonNode json, JsonNode covariances) {
    var parameters = new TreeMap<FieldPath, Distribution>();
    for (Map.Entry<String, JsonNode> parameter : json.properties()) {
      FieldPath path = FieldPath.parse(parameter.getKey());
      try {
        parameters.put(path, DistributionJson.read(parameter.getValue()));
      } catch (StudyException e) {
        throw new StudyException(path + ": " + e.getMessage());
      }
    }
    return new Dispersions(
        parameters, covariances.valueStream().map(Covariance::fromJson).toList());
  }

  private static void add(Map<FieldPath, Distribution> parameters, String option) {
    int equals = separator(option);
    if (equals < 0) {
      throw new StudyException(
          "--perturb '%s' must contain '=' or '~': name=distribution, e.g. Sat.SMA=normal:7100:50"
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
      if (parameters.put(path, Distribution.parse(path, text)) != null) {
        throw new StudyException("named twice; one distribution a field");
      }
    } catch (StudyException e) {
      throw new StudyException("--perturb " + path + ": " + e.getMessage());
    }
  }

  /// `Sat.SMA = …` or `Sat.SMA ~ …`.
  public static int separator(String option) {
    int equals = option.indexOf('=');
    int tilde = option.indexOf('~');
    return equals < 0 || (tilde >= 0 && tilde < equals) ? tilde : equals;
  }
}
