package dev.skysweep.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The lines of the compaction log as JSON, without their seals.
final class CompactionLines {
  private CompactionLines() {}

  static byte[] first(String manifest) {
    return bytes(object().put("schema_version", 1).put("manifest", manifest));
  }

  /// Which manifest a first line goes with.
  static String manifestOf(byte[] bytes, int start, int end) {
    return Json.mapper().readTree(bytes, start, end - start).path("manifest").asString("");
  }

  static byte[] layout(Layout layout) {
    return bytes(object().put("layout", layout.key()));
  }

  static byte[] block(MergedBlock block) {
    ObjectNode line = object().put("table", block.table()).put("first", block.first());
    ArrayNode parts = line.putArray("parts");
    for (MergedPart part : block.parts()) {
      ObjectNode one =
          parts
              .addObject()
              .put("file", part.file())
              .put("bytes", part.bytes())
              .put("sha256", part.sha256());
      ArrayNode runs = one.putArray("runs");
      ArrayNode marks = one.putArray("marks");
      part.runs()
          .forEach((run, mark) -> {
            runs.add(run);
            marks.add(mark);
          });
    }
    return bytes(line);
  }

  /// Hands on what a line after the first says; what a newer writer adds is passed over.
  static void read(
      byte[] bytes, int start, int end, Consumer<Layout> ofLayout, Consumer<MergedBlock> ofBlock) {
    JsonNode line = Json.mapper().readTree(bytes, start, end - start);
    if (line.has("layout")) {
      ofLayout.accept(Layout.of(line.path("layout").asString("")));
    } else if (line.has("table")) {
      List<MergedPart> parts = new ArrayList<>();
      line.path("parts").forEach(part -> parts.add(part(part)));
      ofBlock.accept(
          new MergedBlock(line.path("table").asString(), line.path("first").asInt(), parts));
    }
  }

  private static MergedPart part(JsonNode part) {
    Map<Integer, String> runs = new TreeMap<>();
    JsonNode ids = part.path("runs");
    JsonNode marks = part.path("marks");
    for (int i = 0; i < ids.size(); i++) {
      runs.put(ids.path(i).asInt(), marks.path(i).asString(""));
    }
    return new MergedPart(
        part.path("file").asString(""),
        part.path("bytes").asLong(-1),
        part.path("sha256").asString(""),
        new RunMarks(runs));
  }

  private static ObjectNode object() {
    return Json.mapper().createObjectNode();
  }

  private static byte[] bytes(ObjectNode line) {
    return line.toString().getBytes(UTF_8);
  }
}
