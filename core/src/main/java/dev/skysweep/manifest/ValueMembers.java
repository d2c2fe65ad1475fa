package dev.skysweep.manifest;

import dev.skysweep.json.Json;
import dev.skysweep.study.Value;
import dev.skysweep.study.ValueJson;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
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
    Map<String, Value> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      JsonNode node = member.getValue();
      values.put(
          member.getKey(),
          node.isObject() || node.isNull()
              ? Value.of(Json.mapper().writeValueAsString(node))
              : ValueJson.fromJson(node));
    }
    return values;
  }
}
