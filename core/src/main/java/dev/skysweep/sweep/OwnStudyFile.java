package dev.skysweep.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.files.AtomicFile;
import dev.skysweep.manifest.Layout;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.study.Design;
import dev.skysweep.study.Until;
import dev.skysweep.yaml.YamlText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The `study.yaml` of a sweep that a program put together, so that `skysweep run` makes it again.
final class OwnStudyFile {
  private OwnStudyFile() {}

  /// @param folder of the study, which keeps the mission as `mission.script`
  /// @throws dev.skysweep.files.StorageException if it can't be written
  static void write(
      StudyFolder folder, Design design, @Nullable Until until, SweepOptions options) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode().put("mission", StudyFolder.SCRIPT);
    tree.putObject("design").set("spec", design.parameterSpec());
    if (until != null) {
      tree.putObject("until").put("rule", until.rule()).put("max", until.max());
    }
    if (options.keepRaw() || options.layout() != null) {
      ObjectNode outputs = tree.putObject("outputs");
      if (options.keepRaw()) {
        outputs.put("keep-raw", true);
      }
      Layout layout = options.layout();
      if (layout != null) {
        outputs.put("layout", layout.key());
      }
    }
    tree.put("out", ".");
    AtomicFile.write(folder.studyFile(), YamlText.of(tree).getBytes(UTF_8));
  }
}
