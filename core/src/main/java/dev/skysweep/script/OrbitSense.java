package dev.skysweep.script;

import dev.skysweep.script.Statement.Assignment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Refuses orbits that GMAT takes without a word and propagates as something else.
final class OrbitSense {
  private OrbitSense() {}

  /// What is wrong with the orbits that these overrides make together with the script.
  static List<String> problems(List<FieldOverride> overrides) {
    Map<Resource, Map<String, String>> shapes = new LinkedHashMap<>();
    for (FieldOverride override : overrides) {
      if (override.isStateElement()) {
        shapes
            .computeIfAbsent(override.resource(), _ -> new LinkedHashMap<>())
            .put(override.field(), override.text());
      }
    }
    List<String> problems = new ArrayList<>();
    shapes.forEach((spacecraft, overridden) -> {
      if (overridden.containsKey("SMA") || overridden.containsKey("ECC")) {
        problems.addAll(
            problems(
                spacecraft.name(),
                field -> overridden.getOrDefault(field, written(spacecraft, field))));
      }
    });
    return problems;
  }

  private static String written(Resource spacecraft, String field) {
    Assignment assignment = spacecraft.last(field);
    return assignment == null ? "" : assignment.value();
  }

  /// @param elements the text of each element, null or empty if not known
  static List<String> problems(String spacecraft, Function<String, @Nullable String> elements) {
    OptionalDouble sma = FieldOverride.number(elements.apply("SMA"));
    OptionalDouble ecc = FieldOverride.number(elements.apply("ECC"));
    if (sma.isEmpty() || ecc.isEmpty()) {
      return List.of();
    }
    boolean ellipse = sma.getAsDouble() > 0 && ecc.getAsDouble() < 1;
    boolean hyperbola = sma.getAsDouble() < 0 && ecc.getAsDouble() > 1;
    if (ellipse || hyperbola) {
      return List.of();
    }
    return List.of(
        "%s: SMA = %s with ECC = %s is no orbit: an ellipse has SMA > 0 and ECC < 1, a hyperbola SMA < 0 and ECC > 1"
            .formatted(spacecraft, elements.apply("SMA"), elements.apply("ECC")));
  }
}
