package dev.skysweep.yaml;

import com.networknt.schema.Error;
import dev.skysweep.study.CloseNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// What a violation of a schema means, for somebody who does not know the schema.
record SchemaWords(JsonNode schema, Error error) {
  @Override
  public String toString() {
    return switch (error.getKeyword()) {
      case "additionalProperties", "unevaluatedProperties" -> unknownKey();
      case "required" -> "'%s' is missing".formatted(error.getProperty());
      case "type" -> subject() + " must be " + types() + ", got " + found();
      case "enum" -> notOneOf();
      case "minimum" -> bound("must be %s or more");
      case "maximum" -> bound("must be %s or less");
      case "exclusiveMinimum" -> bound("must be above %s");
      case "exclusiveMaximum" -> bound("must be below %s");
      case "minItems" -> bound("needs at least %s values");
      case "minProperties" -> bound("needs at least %s entry");
      case "maxProperties" -> bound("takes at most %s entry");
      case "minLength" -> subject() + " must not be empty";
      default -> subject() + " " + error.getMessage();
    };
  }

  private String unknownKey() {
    String key = error.getProperty();
    List<String> known = List.copyOf(beside("properties").propertyNames());
    String hint = CloseNames.hint(key, known);
    return "unknown key '%s'%s"
        .formatted(key, hint.isEmpty() ? "; known here: " + String.join(", ", known) : hint);
  }

  private String notOneOf() {
    var allowed = new ArrayList<String>();
    error.getSchemaNode().forEach(value -> allowed.add(value.asString()));
    String hint = CloseNames.hint(error.getInstanceNode().asString(""), allowed);
    return "%s is %s, which is none of %s%s"
        .formatted(subject(), found(), String.join(", ", allowed), hint);
  }

  private String bound(String words) {
    return subject() + " " + words.formatted(error.getSchemaNode().asString()) + ", got " + found();
  }

  /// The value's name: its key, or its place in a list.
  private String subject() {
    JsonPointer at = JsonPointer.compile(error.getInstanceLocation().toString());
    JsonPointer last = at.last();
    if (last == null) {
      return "the file";
    }
    return last.mayMatchElement()
        ? "item %d of %s".formatted(last.getMatchingIndex() + 1, name(at.head()))
        : "'" + last.getMatchingProperty() + "'";
  }

  private static String name(JsonPointer list) {
    JsonPointer last = list.last();
    return last == null ? "the list" : "'" + last.getMatchingProperty() + "'";
  }

  private String types() {
    JsonNode wanted = error.getSchemaNode();
    if (!wanted.isArray()) {
      return type(wanted.asString());
    }
    return wanted
        .valueStream()
        .map(one -> type(one.asString()))
        .collect(Collectors.joining(" or "));
  }

  private static String type(String name) {
    return switch (name) {
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "string" -> "a text";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "a block of keys";
      default -> "empty";
    };
  }

  private String found() {
    JsonNode value = error.getInstanceNode();
    return switch (value.getNodeType()) {
      case OBJECT -> "a block of keys";
      case ARRAY -> "a list of " + value.size();
      case NULL -> "nothing";
      case STRING -> "'" + value.asString() + "'";
      default -> value.toString();
    };
  }

  /// What the schema says in another keyword beside the one that was violated.
  private JsonNode beside(String keyword) {
    JsonPointer violated = JsonPointer.compile(error.getSchemaLocation().getFragment().toString());
    return schema.at(violated.head()).path(keyword);
  }
}
