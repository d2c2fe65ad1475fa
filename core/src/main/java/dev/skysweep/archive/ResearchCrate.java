package dev.skysweep.archive;

import dev.skysweep.json.Json;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.ManifestHeader;
import dev.skysweep.manifest.SkysweepOrigin;
import dev.skysweep.manifest.StudyFolder;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The archive as a research object: RO-Crate 1.1 metadata, https://w3id.org/ro/crate/1.1. Files of
/// runs are told as their folders, or they would be most of the archive.
final class ResearchCrate {
  private static final String SPECIFICATION = "https://w3id.org/ro/crate/1.1";

  private ResearchCrate() {}

  static String json(Manifest manifest, Collection<String> members) {
    ObjectNode crate = Json.mapper().createObjectNode();
    crate.put("@context", SPECIFICATION + "/context");
    ArrayNode graph = crate.putArray("@graph");
    ObjectNode descriptor = entity(graph, "ro-crate-metadata.json", "CreativeWork");
    refer(descriptor, "about", "./");
    refer(descriptor, "conformsTo", SPECIFICATION);
    addRoot(graph, manifest, topLevel(members));
    addAction(graph, manifest);
    return crate.toPrettyString() + "\n";
  }

  /// The files and folders at the top, each with what it is.
  private static Map<String, String> topLevel(Collection<String> members) {
    Map<String, String> top = new TreeMap<>();
    for (String member : members) {
      int slash = member.indexOf('/');
      String name = slash < 0 ? member : member.substring(0, slash + 1);
      top.put(name, slash < 0 ? "File" : "Dataset");
    }
    return top;
  }

  private static void addRoot(ArrayNode graph, Manifest manifest, Map<String, String> top) {
    ObjectNode root = entity(graph, "./", "Dataset");
    root.put("name", "Sweep of a GMAT mission, %d runs".formatted(manifest.runCount()));
    root.put(
        "description",
        "A mission script of NASA's GMAT, run %d times with other values; the manifest tells which."
            .formatted(manifest.runCount()));
    root.put("datePublished", lastEnd(manifest).toString());
    root.put("license", "None was stated; ask who made this study.");
    ArrayNode parts = root.putArray("hasPart");
    top.forEach((name, type) -> {
      parts.addObject().put("@id", name);
      ObjectNode part = entity(graph, name, type);
      part.put("name", name);
      if (name.equals(StudyFolder.SCRIPT)) {
        part.putArray("@type").add("File").add("SoftwareSourceCode");
        part.put("description", "The mission script");
      }
    });
    refer(root, "mentions", "#sweep");
  }

  /// How the results came about.
  private static void addAction(ArrayNode graph, Manifest manifest) {
    ManifestHeader header = manifest.header();
    SkysweepOrigin origin = header.skysweep();
    ObjectNode tool = entity(graph, "#tool", "SoftwareApplication");
    tool.put("name", origin == null ? "gmat-sweep" : "Skysweep");
    tool.put("version", origin == null ? header.reference().gmatSweepVersion() : origin.version());
    ObjectNode engine = entity(graph, "#engine", "SoftwareApplication");
    engine.put("name", "GMAT").put("version", header.gmatVersion());
    ObjectNode action = entity(graph, "#sweep", "CreateAction");
    action.put("name", "The sweep").put("endTime", lastEnd(manifest).toString());
    action.putArray("instrument").add(reference("#tool")).add(reference("#engine"));
    refer(action, "object", StudyFolder.SCRIPT);
    refer(action, "result", "manifest.jsonl");
    action.put("description", "Design: " + header.parameterSpec());
  }

  private static Instant lastEnd(Manifest manifest) {
    try (Stream<ManifestEntry> entries = manifest.latest()) {
      return entries
          .map(entry -> entry.timing().endedAt())
          .max(Instant::compareTo)
          .orElse(Instant.EPOCH);
    }
  }

  private static ObjectNode entity(ArrayNode graph, String id, String type) {
    return graph.addObject().put("@id", id).put("@type", type);
  }

  private static void refer(ObjectNode from, String property, String id) {
    from.set(property, reference(id));
  }

  private static ObjectNode reference(String id) {
    return Json.mapper().createObjectNode().put("@id", id);
  }
}
