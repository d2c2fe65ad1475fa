package dev.skysweep.studyfile;

import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.sweep.Steps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The study file that a study's folder keeps: it names the folder's own copies of the mission and
/// of every file of the design.
final class StoredStudy {
  private static final String INPUTS = "inputs";

  private final StudyFile study;
  private final Path folder;
  private final Map<Path, String> names = new HashMap<>();

  StoredStudy(StudyFile study, Path folder) {
    this.study = study;
    this.folder = folder;
  }

  void write() {
    ObjectNode tree = (ObjectNode) study.tree().deepCopy();
    tree.put("mission", StudyFolder.SCRIPT);
    tree.put("out", ".");
    // places outside of this folder, which add nothing to it
    tree.remove("reuse");
    if (tree.path("postprocess") instanceof ObjectNode step) {
      copyStep(step);
    }
    JsonNode design = tree.path("design");
    String kind = design.propertyNames().iterator().next();
    if (design.path(kind) instanceof ObjectNode options) {
      copyFiles(options);
    }
    String text = StudyFile.of(tree, folder).text();
    AtomicFile.write(folder.resolve(StudyFolder.STUDY_FILE), text.getBytes(StandardCharsets.UTF_8));
  }

  /// The programs that a step names, but for folders, which stay where they are.
  private void copyStep(ObjectNode step) {
    step.put(
        "step",
        Steps.words(step.path("step").asString()).stream()
            .map(word -> isFile(word) ? copy(word) : word)
            .map(StoredStudy::quoted)
            .collect(Collectors.joining(" ")));
    if (step.path("classpath") instanceof ArrayNode places) {
      var copies =
          places
              .valueStream()
              .map(JsonNode::asString)
              .map(place -> isFile(place) ? copy(place) : study.path(place).toString())
              .toList();
      ArrayNode replaced = step.putArray("classpath");
      copies.forEach(replaced::add);
    }
  }

  private boolean isFile(String word) {
    return !word.isEmpty() && !word.contains("{") && Files.isRegularFile(study.path(word));
  }

  private static String quoted(String word) {
    return word.matches("[^\\s'\"]+")
        ? word
        : word.contains("'") ? '"' + word + '"' : "'" + word + "'";
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
    String name = names.computeIfAbsent(source, this::name);
    Path target = folder.resolve(name);
    try {
      if (!source.equals(target)) {
        byte[] bytes = Files.readAllBytes(source);
        Files.createDirectories(folder.resolve(INPUTS));
        AtomicFile.write(target, bytes);
        if (Files.isExecutable(source)) {
          target.toFile().setExecutable(true);
        }
      }
    } catch (IOException e) {
      throw StorageException.writing(target, e);
    }
    return name;
  }

  /// Two files of one name, of different folders, are kept apart.
  private String name(Path source) {
    String own = String.valueOf(source.getFileName());
    int dot = own.lastIndexOf('.') > 0 ? own.lastIndexOf('.') : own.length();
    String name = INPUTS + "/" + own;
    for (int i = 2; names.containsValue(name); i++) {
      name = "%s/%s-%d%s".formatted(INPUTS, own.substring(0, dot), i, own.substring(dot));
    }
    return name;
  }
}
