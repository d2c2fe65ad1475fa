package dev.skysweep.studyfile;

import dev.skysweep.analysis.JudgedRequirement;
import dev.skysweep.bucket.BucketPlace;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.script.MissionScript;
import dev.skysweep.study.Design;
import dev.skysweep.study.StudyException;
import dev.skysweep.sweep.Sweep;
import dev.skysweep.yaml.YamlDocument;
import dev.skysweep.yaml.YamlSchema;
import dev.skysweep.yaml.YamlText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a study asks for: `study.yaml`. Immutable. Paths in it are relative to its folder.
///
/// ```java
/// StudyFile study = StudyFile.read(Path.of("study.yaml"));
/// study.sweep().run(LocalPool.ofAllCores());
/// ```
public final class StudyFile {
  private final ObjectNode tree;
  private final Path base;
  private final @Nullable YamlDocument document;

  private StudyFile(ObjectNode tree, Path base, @Nullable YamlDocument document) {
    this.tree = tree;
    this.base = base;
    this.document = document;
  }

  /// Reads a study file.
  ///
  /// @throws StudyException with file, line and column of everything that can't be so
  public static StudyFile read(Path file) {
    YamlDocument document = YamlDocument.read(file);
    YamlSchema.ofResource(StudyFile.class, "study.schema.json").check(document);
    Path folder = file.toAbsolutePath().normalize().getParent();
    return new StudyFile((ObjectNode) document.root(), folder == null ? file : folder, document);
  }

  /// The study that a command line asks for.
  ///
  /// @param tree in the form of the schema
  /// @param base what its paths are relative to
  public static StudyFile of(ObjectNode tree, Path base) {
    return new StudyFile(tree.deepCopy(), base, null);
  }

  /// Everything, as the schema has it.
  public JsonNode tree() {
    return tree;
  }

  /// The same with a member replaced, such as `out` or `seed`.
  public StudyFile with(String member, JsonNode value) {
    ObjectNode changed = tree.deepCopy();
    changed.set(member, value);
    return new StudyFile(changed, base, document);
  }

  /// The same with some keys of a member set, in objects within it too; all others stay as they
  /// are.
  public StudyFile withKeys(String member, ObjectNode keys) {
    ObjectNode changed = tree.deepCopy();
    merge(changed.withObject(JsonPointer.empty().appendProperty(member)), keys);
    return new StudyFile(changed, base, document);
  }

  private static void merge(ObjectNode into, ObjectNode keys) {
    for (Map.Entry<String, JsonNode> key : keys.properties()) {
      if (key.getValue() instanceof ObjectNode inner
          && into.get(key.getKey()) instanceof ObjectNode present) {
        merge(present, inner);
      } else {
        into.set(key.getKey(), key.getValue().deepCopy());
      }
    }
  }

  /// The mission script.
  public Path mission() {
    return path(tree.path("mission").asString());
  }

  /// The study folder, or the address of one in a bucket, if the file names one.
  public Optional<Path> out() {
    if (!tree.has("out")) {
      return Optional.empty();
    }
    String written = tree.path("out").asString();
    return Optional.of(BucketPlace.of(written).isPresent() ? Path.of(written) : path(written));
  }

  /// The folders whose studies may hold runs of this one already.
  public List<Path> reuse() {
    return tree.path("reuse").valueStream().map(folder -> path(folder.asString())).toList();
  }

  /// What its runs are to show, as texts.
  public List<String> requirements() {
    return tree.path("requirements").valueStream().map(JsonNode::asString).toList();
  }

  /// What the study in a folder was to show; nothing if it was begun without a study file.
  public static List<String> requirementsOf(Path studyFolder) {
    Path file = studyFolder.resolve(StudyFolder.STUDY_FILE);
    return Files.isRegularFile(file) ? read(file).requirements() : List.of();
  }

  /// What its relative paths start from.
  public Path base() {
    return base;
  }

  /// The design, with what it takes from the mission filled in.
  ///
  /// @throws StudyException with the place, if it can't be made
  public Design design(MissionScript mission) {
    return new DesignReader(this, mission).read();
  }

  /// The sweep, ready to run but for its options. Its folder will hold the study file.
  ///
  /// @throws StudyException if the file names no folder, or its design can't be made
  public Sweep sweep() {
    Path folder =
        out().orElseThrow(() -> new StudyException("the study names no folder: give it an 'out'"));
    Design design = design(MissionScript.read(mission()));
    return sweepOf(design).out(folder).alongside(this::store);
  }

  /// The sweep of its design, without a folder.
  ///
  /// @throws dev.skysweep.SweepException if a requirement can't be read, or the mission will not
  ///   write its column
  public Sweep sweepOf(Design design) {
    JudgedRequirement.check(requirements(), MissionScript.read(mission()));
    Sweep sweep = Sweep.of(mission()).design(design);
    JsonNode until = tree.path("until");
    return until.isMissingNode()
        ? sweep
        : sweep.until(until.path("rule").asString(), until.path("max").asInt());
  }

  /// Writes `study.yaml` into a study folder, with copies of the files that it needs, so that the
  /// folder can be moved and the study run again from it.
  ///
  /// @throws dev.skysweep.files.StorageException if that can't be
  public void store(Path folder) {
    new StoredStudy(this, folder).write();
  }

  /// The file's text.
  public String text() {
    return YamlText.of(tree);
  }

  /// The file, as messages name it; empty for a command line.
  String name() {
    return document == null ? "" : document.name();
  }

  Path path(String written) {
    return base.resolve(written).normalize();
  }

  /// A message with its place, if the study was read from a file.
  ///
  /// @param pointer as `/design/grid`
  StudyException problem(String pointer, String message) {
    return document == null ? new StudyException(message) : document.problem(pointer, message);
  }
}
