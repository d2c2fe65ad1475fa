package dev.skysweep.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.files.AtomicFile;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.study.DerivedDesign;
import dev.skysweep.study.Design;
import dev.skysweep.study.SampledDesign;
import dev.skysweep.study.StudyException;
import dev.skysweep.yaml.YamlDocument;
import dev.skysweep.yaml.YamlText;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The `study.yaml` of a study that was extended: it makes all of the runs.
final class GrownStudyFile {
  private GrownStudyFile() {}

  /// Rewrites the file for a design that has grown. One that is not ours to change stays as it is:
  /// without a design that grows, with a stop rule, or edited into something else.
  ///
  /// @throws dev.skysweep.files.StorageException if it can't be read or written
  static void write(StudyFolder folder, Design grown) {
    Path file = folder.studyFile();
    Design base = grown instanceof DerivedDesign derived ? derived.base() : grown;
    if (!Files.exists(file) || !(base instanceof SampledDesign points)) {
      return;
    }
    JsonNode root;
    try {
      root = YamlDocument.read(file).root();
    } catch (StudyException _) {
      return;
    }
    if (!(root.path("design") instanceof ObjectNode design)
        || design.size() != 1
        || root.has("until")) {
      return;
    }
    String kind = design.propertyNames().iterator().next();
    if (kind.equals("spec")) {
      design.set(kind, grown.parameterSpec());
    } else if (points.sizes().size() > 1) {
      // how it grew can't be said by its size
      design.remove(kind);
      design.set("spec", points.parameterSpec());
    } else if (design.path(kind) instanceof ObjectNode options) {
      options.put("n", points.n());
    }
    AtomicFile.write(file, YamlText.of((ObjectNode) root).getBytes(UTF_8));
  }
}
