package dev.skysweep.ray.cluster;

import dev.skysweep.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A cluster file as it was read, before Ray fills in its defaults.
public final class ClusterFile {
  private static final int DEFAULT_MAX_WORKERS = 2;

  private final YamlDocument document;

  private ClusterFile(YamlDocument document) {
    this.document = document;
  }

  /// Reads a file.
  ///
  /// @throws dev.skysweep.study.StudyException if there is no such file, or it is no YAML
  public static ClusterFile read(Path file) {
    return new ClusterFile(YamlDocument.read(file));
  }

  static ClusterFile parse(String text, String name) {
    return new ClusterFile(YamlDocument.parse(text, name));
  }

  YamlDocument document() {
    return document;
  }

  /// The cluster's name; empty if the file has none.
  public String name() {
    return text("/cluster_name");
  }

  /// Whether it is a resource for KubeRay, which `kubectl` brings up.
  public boolean isKubeRay() {
    return document.root().has("kind");
  }

  /// E.g. `aws`; empty if the file does not say.
  public String provider() {
    return text("/provider/type");
  }

  /// How many workers there can be; Ray's own default where the file does not say.
  public int maxWorkers() {
    return at("/max_workers").asInt(DEFAULT_MAX_WORKERS);
  }

  /// The types of machines by name.
  Map<String, JsonNode> nodeTypes() {
    var types = new LinkedHashMap<String, JsonNode>();
    at("/available_node_types").properties().forEach(e -> types.put(e.getKey(), e.getValue()));
    return types;
  }

  /// The type of the head's machine; empty if the file does not say.
  public String headType() {
    return text("/head_node_type");
  }

  /// The local paths of `file_mounts`, by the path they get on a node.
  Map<String, String> fileMounts() {
    var mounts = new LinkedHashMap<String, String>();
    at("/file_mounts").properties().forEach(e -> mounts.put(e.getKey(), e.getValue().asString("")));
    return mounts;
  }

  List<String> commands(String key) {
    return document.root().path(key).valueStream().map(command -> command.asString("")).toList();
  }

  boolean has(String key) {
    return document.root().has(key);
  }

  JsonNode at(String pointer) {
    return document.root().at(pointer);
  }

  String text(String pointer) {
    return at(pointer).asString("");
  }

  /// Escapes a key for a JSON pointer.
  static String pointer(String above, String key) {
    return above + "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
