package dev.skysweep.manifest;

import dev.skysweep.json.Json;
import dev.skysweep.study.Value;
import dev.skysweep.study.ValueJson;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// Named values as an object of JSON.
final class ValueMembers {
  private ValueMembers() {}

  static void write(JsonGenerator out, String name, Map<String, Value> values) {
    out.writeObjectPropertyStart(name);
    values.forEach((key, value) -> {
      out.writeName(key);
      ValueJson.write(out, value);
    });
    out.writeEndObject();
  }

  /// What no value can be (`null`, an object in the context of a reference's run) becomes its JSON
  /// text.
  static Map<String, Value> readAll(JsonNode object) {
    return JsonMembers.mapOf(object, ValueMembers::read);
  }

  /// As above, where the parser stands; none if that is no object.
  static Map<String, Value> readAll(JsonParser in) {
    return JsonMembers.mapOf(in, ValueMembers::read);
  }

  private static Value read(JsonParser in) {
    // a tree of one number costs more than reading it
    return in.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
        ? Value.of(in.getDoubleValue())
        : read(in.<JsonNode>readValueAsTree());
  }

  private static Value read(JsonNode node) {
    return node.isObject() || node.isNull()
        ? Value.of(Json.mapper().writeValueAsString(node))
        : ValueJson.fromJson(node);
  }
}
