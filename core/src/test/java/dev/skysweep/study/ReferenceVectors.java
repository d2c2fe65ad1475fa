package dev.skysweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.json.Json;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What gmat-sweep 0.6.0 gave, kept beside the tests; doubles as C99 hex text.
final class ReferenceVectors {
  private ReferenceVectors() {}

  static JsonNode read(String name) {
    InputStream resource =
        Objects.requireNonNull(ReferenceVectors.class.getResourceAsStream(name + ".json"), name);
    return Json.mapper().readTree(resource);
  }

  /// The cases without distribution objects of scipy, most of which are the reference's alone.
  static Stream<JsonNode> cases(JsonNode cases) {
    return cases
        .valueStream()
        .filter(vector -> !vector.path("name").asString("").startsWith("scipy"));
  }

  /// The `parameter_spec` that the reference writes for a case.
  static ObjectNode spec(String kind, JsonNode vector) {
    ObjectNode spec = Json.mapper().createObjectNode().put("_kind", kind);
    spec.set("n", vector.path("n"));
    spec.set("perturb", vector.path("perturb"));
    spec.set("seed", vector.path("seed"));
    return spec;
  }

  static double number(RunSpec run, String field) {
    return switch (run.overrides().get(FieldPath.parse(field))) {
      case Value.Real(double value) -> value;
      case null, default -> throw new AssertionError(field + " is no number in " + run);
    };
  }

  /// Exactly equal, but for the lognormal, whose exponential numpy computes in another way.
  static void assertSame(double ours, String hex, JsonNode distribution) {
    double theirs = Double.parseDouble(hex);
    int ulps = distribution.path(0).asString("").equals("lognormal") ? 2 : 0;
    assertThat(Math.abs(ours - theirs))
        .as("%s against %s", ours, theirs)
        .isLessThanOrEqualTo(ulps * Math.ulp(theirs));
  }
}
