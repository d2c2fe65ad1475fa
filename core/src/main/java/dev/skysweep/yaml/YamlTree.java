package dev.skysweep.yaml;

import dev.skysweep.study.StudyException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Turns the nodes of the YAML library into Jackson's and notes where each stood, by JSON pointer
/// (as text: Jackson's pointers would take several times the memory).
final class YamlTree {
  /// Aliases of aliases can stand for more values than any memory holds.
  private static final int MOST_VALUES = 1_000_000;

  private static final int DEEPEST = 100;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String name;
  private final Map<Tag, ConstructNode> scalars = new CoreSchema().getSchemaTagConstructors();
  private final Map<String, YamlPlace> values = new HashMap<>();
  private final Map<String, YamlPlace> keys = new HashMap<>();
  private int count;

  YamlTree(String name) {
    this.name = name;
  }

  Map<String, YamlPlace> values() {
    return values;
  }

  Map<String, YamlPlace> keys() {
    return keys;
  }

  /// @param document null for an empty file
  JsonNode convert(@Nullable Node document) {
    return document == null ? JSON.objectNode() : convert(document, "", 0);
  }

  private JsonNode convert(Node node, String at, int depth) {
    YamlPlace place = place(node);
    values.put(at, place);
    if (++count > MOST_VALUES) {
      throw new StudyException(place + ": the aliases stand for too many values");
    }
    if (depth > DEEPEST) {
      throw new StudyException(place + ": nested too deep, or an alias of what it stands in");
    }
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar, place);
      case SequenceNode sequence -> sequence(sequence, at, depth);
      case MappingNode mapping -> mapping(mapping, at, depth);
      default -> throw new StudyException(place + ": can't be read");
    };
  }

  private JsonNode sequence(SequenceNode sequence, String at, int depth) {
    var array = JSON.arrayNode();
    for (Node item : sequence.getValue()) {
      array.add(convert(item, at + "/" + array.size(), depth + 1));
    }
    return array;
  }

  private JsonNode mapping(MappingNode mapping, String at, int depth) {
    var object = JSON.objectNode();
    for (NodeTuple member : mapping.getValue()) {
      if (!(member.getKeyNode() instanceof ScalarNode key)) {
        throw new StudyException(place(member.getKeyNode()) + ": a key must be a plain word");
      }
      String below = at + "/" + escaped(key.getValue());
      if (object.has(key.getValue())) {
        throw new StudyException(
            "%s: the key '%s' is there twice; the first is at %s"
                .formatted(place(key), key.getValue(), keys.get(below)));
      }
      keys.put(below, place(key));
      object.set(key.getValue(), convert(member.getValueNode(), below, depth + 1));
    }
    return object;
  }

  /// A key as a JSON pointer has it.
  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  private JsonNode scalar(ScalarNode scalar, YamlPlace place) {
    ConstructNode known = scalars.get(scalar.getTag());
    if (known == null && !scalar.getTag().equals(Tag.STR)) {
      throw new StudyException(place + ": the tag " + scalar.getTag().getValue() + " is unknown");
    }
    Object value;
    try {
      value = known == null ? scalar.getValue() : known.construct(scalar);
    } catch (IllegalArgumentException e) {
      throw new StudyException(
          "%s: '%s' can't be read: %s".formatted(place, scalar.getValue(), e.getMessage()));
    }
    return switch (value) {
      case null -> JSON.nullNode();
      case Boolean flag -> JSON.booleanNode(flag);
      case Integer number -> JSON.numberNode((long) number);
      case Long number -> JSON.numberNode(number);
      case BigInteger number -> JSON.numberNode(number);
      case Double number -> JSON.numberNode(number);
      default -> JSON.stringNode(value.toString());
    };
  }

  private YamlPlace place(Node node) {
    Mark mark = node.getStartMark().orElseThrow();
    return YamlDocument.place(name, mark);
  }
}
