package dev.skysweep.studyfile;

import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The study file that a study's folder keeps: it names the folder's own copies of the mission and
/// of every file of the design.
record StoredStudy(StudyFile study, Path folder) {
  private static final String INPUTS = "inputs";

  void write() {
    ObjectNode tree = (ObjectNode) study.tree().deepCopy();
    tree.put("mission", "mission.script");
    tree.put("out", ".");
    // places outside of this folder, which add nothing to it
    tree.remove("reuse");
    JsonNode design = tree.path("design");
    String kind = design.propertyNames().iterator().next();
    if (design.path(kind) instanceof ObjectNode options) {
      copyFiles(options);
    }
    String text = StudyFile.of(tree, folder).text();
    AtomicFile.write(folder.resolve("study.yaml"), text.getBytes(StandardCharsets.UTF_8));
  }

  private void copyFiles(ObjectNode options) {
    if (options.has("samples")) {
      options.put("samples", copy(options.path("samples").asString()));
    }
    if (options.path("covariance") instanceof ArrayNode files) {
      var copies = new ArrayList<String>();
      files.forEach(file -> copies.add(copy(file.asString())));
      ArrayNode replaced = options.putArray("covariance");
      copies.forEach(replaced::add);
    }
    for (JsonNode state : options.path("state-covariance")) {
      if (state instanceof ObjectNode fields) {
        fields.put("file", copy(fields.path("file").asString()));
      }
    }
  }

  private String copy(String written) {
    Path source = study.path(written);
    String name = INPUTS + "/" + source.getFileName();
    Path target = folder.resolve(name);
    try {
      if (!source.equals(target)) {
        Files.createDirectories(folder.resolve(INPUTS));
        AtomicFile.write(target, Files.readAllBytes(source));
      }
    } catch (IOException e) {
      throw StorageException.writing(target, e);
    }
    return name;
  }
}
