package dev.skysweep.random;

import dev.skysweep.json.Json;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What numpy 2.5 and scipy 1.18 gave, kept beside the tests; doubles as C99 hex text.
final class NumpyVectors {
  private NumpyVectors() {}

  static JsonNode read(String name) {
    InputStream resource =
        Objects.requireNonNull(NumpyVectors.class.getResourceAsStream(name + ".json"), name);
    return Json.mapper().readTree(resource);
  }

  static Stream<JsonNode> cases(String name) {
    return read(name).path("cases").valueStream();
  }

  static List<Double> doubles(JsonNode hex) {
    return hex.valueStream().map(node -> Double.valueOf(node.stringValue())).toList();
  }

  static List<Long> unsignedInts(JsonNode numbers) {
    return numbers.valueStream().map(JsonNode::longValue).toList();
  }
}
