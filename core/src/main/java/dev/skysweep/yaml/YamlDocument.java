package dev.skysweep.yaml;

import dev.skysweep.files.StorageException;
import dev.skysweep.study.StudyException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// A YAML 1.2 file as a JSON tree that knows where everything stands.
///
/// ```java
/// YamlDocument study = YamlDocument.read(Path.of("study.yaml"));
/// YamlSchema.ofResource(Study.class, "study.schema.json").check(study);
/// int n = study.root().at("/design/n").intValue();
/// ```
public final class YamlDocument {
  private final String name;
  private final JsonNode root;
  private final Map<String, YamlPlace> values;
  private final Map<String, YamlPlace> keys;

  private YamlDocument(String name, JsonNode root, YamlTree tree) {
    this.name = name;
    this.root = root;
    this.values = tree.values();
    this.keys = tree.keys();
  }

  /// Reads a file of UTF-8 text.
  ///
  /// @throws StudyException with the place, if it is no YAML, or there is no such file
  /// @throws StorageException if the file can't be read
  public static YamlDocument read(Path file) {
    if (!Files.exists(file)) {
      throw new StudyException("there is no file " + file);
    }
    try {
      return parse(Files.readString(file), file.toString());
    } catch (CharacterCodingException _) {
      throw new StudyException(file + " is not UTF-8 text");
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }

  /// Reads a text; an empty one is an empty object.
  ///
  /// @param name of the file in messages
  /// @throws StudyException with the place, if it is no YAML
  public static YamlDocument parse(String text, String name) {
    var settings =
        LoadSettings.builder()
            .setLabel(name)
            .setSchema(new CoreSchema())
            .setAllowNonScalarKeys(true) // refused in our words
            .build();
    try {
      Node document = document(new Compose(settings), text, name);
      var tree = new YamlTree(name);
      return new YamlDocument(name, tree.convert(document), tree);
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      throw new StudyException((mark == null ? name : place(name, mark)) + ": " + words(e));
    } catch (YamlEngineException e) {
      throw new StudyException(name + ": " + e.getMessage());
    }
  }

  /// The only document of a text; null for an empty one.
  private static @Nullable Node document(Compose compose, String text, String name) {
    try {
      var documents = compose.composeAllFromString(text).iterator();
      Node first = documents.hasNext() ? documents.next() : null;
      if (documents.hasNext()) {
        throw new StudyException(name + " holds several YAML documents; one is expected");
      }
      return first;
    } catch (StackOverflowError e) {
      throw new StudyException(name + ": nested too deep");
    } catch (IllegalArgumentException e) {
      // so the library refuses some tags, `!%20` for one
      throw new StudyException(name + ": " + e.getMessage());
    }
  }

  /// The tree, without any places.
  public JsonNode root() {
    return root;
  }

  /// The file, as messages name it.
  public String name() {
    return name;
  }

  /// Where a value stands; where it is missing, the value that should hold it.
  public YamlPlace place(JsonPointer value) {
    @Nullable JsonPointer at = value;
    while (at != null) {
      YamlPlace place = values.get(at.toString());
      if (place != null) {
        return place;
      }
      at = at.head();
    }
    return new YamlPlace(name, 1, 1);
  }

  /// Where the key of a value stands; where it has none, the value itself.
  public YamlPlace keyPlace(JsonPointer value) {
    YamlPlace key = keys.get(value.toString());
    return key == null ? place(value) : key;
  }

  /// A message with its place: `study.yaml:12:5: n must be 1 or more, got 0`.
  ///
  /// @param pointer of the value that it is about, e.g. `/design/n`
  public StudyException problem(String pointer, String message) {
    return new StudyException(place(JsonPointer.compile(pointer)) + ": " + message);
  }

  static YamlPlace place(String name, Mark mark) {
    return new YamlPlace(name, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String words(MarkedYamlEngineException e) {
    String context = e.getContext();
    return context == null ? e.getProblem() : context + ", " + e.getProblem();
  }
}
