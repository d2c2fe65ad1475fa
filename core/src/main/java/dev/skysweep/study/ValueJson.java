package dev.skysweep.study;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.ser.std.StdSerializer;

/// A [Value] as plain JSON: `10` is whole, `10.0` real, anything else as it looks.
public final class ValueJson {
  private ValueJson() {}

  /// The JSON form of a value.
  public static JsonNode toJson(Value value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (value) {
      case Value.Whole(long number) -> json.numberNode(number);
      case Value.Real(double number) -> json.numberNode(number);
      case Value.Flag(boolean flag) -> json.booleanNode(flag);
      case Value.Text(String text) -> json.stringNode(text);
      case Value.Items(List<Value> values) -> {
        var array = json.arrayNode();
        values.forEach(item -> array.add(toJson(item)));
        yield array;
      }
    };
  }

  /// Writes a value where the generator stands.
  public static void write(JsonGenerator out, Value value) {
    switch (value) {
      case Value.Whole(long number) -> out.writeNumber(number);
      case Value.Real(double number) -> out.writeNumber(number);
      case Value.Flag(boolean flag) -> out.writeBoolean(flag);
      case Value.Text(String text) -> out.writeString(text);
      case Value.Items(List<Value> values) -> {
        out.writeStartArray();
        values.forEach(item -> write(out, item));
        out.writeEndArray();
      }
    }
  }

  /// The value that a JSON document holds; `null` (an unset cell of somebody else's study) is NaN.
  ///
  /// @throws StudyException for an object, which no field of GMAT takes
  public static Value fromJson(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return Value.of(node.longValue());
    }
    if (node.isNumber()) {
      return Value.of(node.doubleValue());
    }
    if (node.isBoolean()) {
      return Value.of(node.booleanValue());
    }
    if (node.isString()) {
      return Value.of(node.stringValue());
    }
    if (node.isNull()) {
      return Value.of(Double.NaN);
    }
    if (node.isArray()) {
      var items = new ArrayList<Value>(node.size());
      node.forEach(item -> items.add(fromJson(item)));
      return Value.of(items);
    }
    throw new StudyException("an override can't be " + node);
  }

  /// For Jackson.
  static final class Serializer extends StdSerializer<Value> {
    Serializer() {
      super(Value.class);
    }

    @Override
    public void serialize(Value value, JsonGenerator out, SerializationContext context) {
      write(out, value);
    }
  }

  /// For Jackson.
  static final class Deserializer extends StdDeserializer<Value> {
    Deserializer() {
      super(Value.class);
    }

    @Override
    public Value deserialize(JsonParser in, DeserializationContext context) {
      JsonNode tree = in.readValueAsTree();
      return fromJson(tree);
    }
  }
}
