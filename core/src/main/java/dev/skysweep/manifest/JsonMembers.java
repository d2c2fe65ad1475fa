package dev.skysweep.manifest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// Members of a line's object, or a complaint that names the member.
final class JsonMembers {
  private JsonMembers() {}

  static JsonNode required(JsonNode object, String name) throws MalformedLine {
    JsonNode member = object.get(name);
    if (member == null) {
      throw new MalformedLine("has no '" + name + "'");
    }
    return member;
  }

  static String text(JsonNode object, String name) throws MalformedLine {
    JsonNode member = required(object, name);
    if (!member.isString()) {
      throw new MalformedLine("has no text as '" + name + "'");
    }
    return member.stringValue();
  }

  static <T> Map<String, T> mapOf(JsonNode object, Function<JsonNode, T> read) {
    Map<String, T> map = new LinkedHashMap<>();
    object.properties().forEach(member -> map.put(member.getKey(), read.apply(member.getValue())));
    return map;
  }

  /// As above, where the parser stands; none if that is no object.
  ///
  /// @param read takes a member where the parser stands
  static <T> Map<String, T> mapOf(JsonParser in, Function<JsonParser, T> read) {
    Map<String, T> map = Map.of();
    if (in.currentToken() == JsonToken.START_OBJECT) {
      for (String name = in.nextName(); name != null; name = in.nextName()) {
        if (map.isEmpty()) {
          map = new LinkedHashMap<>();
        }
        in.nextToken();
        map.put(name, read.apply(in));
        // of a member of another kind
        in.skipChildren();
      }
    } else {
      in.skipChildren();
    }
    return map;
  }
}
