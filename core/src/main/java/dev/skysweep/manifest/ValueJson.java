package dev.skysweep.manifest;

import dev.skysweep.json.Json;
import dev.skysweep.study.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Values as JSON: `10` is a whole number and `10.0` a real one, both ways.
final class ValueJson {
  private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);

  private ValueJson() {}

  static void write(JsonGenerator out, String name, Map<String, Value> values) {
    out.writeObjectPropertyStart(name);
    values.forEach((key, value) -> {
      out.writeName(key);
      write(out, value);
    });
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, Value value) {
    switch (value) {
      case Value.Whole(long number) -> out.writeNumber(number);
      case Value.Real(double number) -> out.writeNumber(number);
      case Value.Flag(boolean flag) -> out.writeBoolean(flag);
      case Value.Text(String text) -> out.writeString(text);
      case Value.Items(List<Value> items) -> {
        out.writeStartArray();
        items.forEach(item -> write(out, item));
        out.writeEndArray();
      }
    }
  }

  static Map<String, Value> readAll(JsonNode object) {
    Map<String, Value> values = new LinkedHashMap<>();
    object.properties().forEach(member -> values.put(member.getKey(), read(member.getValue())));
    return values;
  }

  /// What no value can be (`null`, an object in the context of a reference's run) becomes its JSON
  /// text.
  private static Value read(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> Value.of(node.stringValue());
      case BOOLEAN -> Value.of(node.booleanValue());
      case NUMBER -> number(node);
      case ARRAY -> {
        List<Value> items = new ArrayList<>();
        node.forEach(item -> items.add(read(item)));
        yield Value.of(items);
      }
      case NULL, OBJECT, MISSING, BINARY, POJO -> Value.of(Json.mapper().writeValueAsString(node));
    };
  }

  private static Value number(JsonNode node) {
    boolean whole = node.isIntegralNumber() && node.bigIntegerValue().abs().compareTo(LONGEST) <= 0;
    return whole ? Value.of(node.longValue()) : Value.of(node.doubleValue());
  }
}
