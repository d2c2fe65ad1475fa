package dev.skysweep.archive;

import dev.skysweep.files.AtomicFile;
import dev.skysweep.manifest.CompactionLog;
import dev.skysweep.manifest.Layout;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestCopy;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.MergedPart;
import dev.skysweep.manifest.ScriptHash;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.RunFolderName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Packs a study: the mission script, the study file, the manifest with paths that hold anywhere,
/// every output that it names, how to make it again, and a hash of each file. Unpacked, it is a
/// study folder like any other. The same study gives the same bytes.
public final class StudyArchive {
  private final StudyFolder folder;
  private final Manifest manifest;
  private final CompactionLog merged;
  private final FolderBounds bounds;
  private final boolean withLogs;
  private final Map<String, Member> members = new TreeMap<>();

  private StudyArchive(StudyFolder folder, Manifest manifest, boolean withLogs) {
    this.folder = folder;
    this.manifest = manifest;
    this.merged = CompactionLog.read(folder, manifest);
    this.bounds = FolderBounds.of(folder);
    this.withLogs = withLogs;
  }

  /// Writes the archive, whole or not at all.
  ///
  /// @param script the mission script; null for the copy in the folder
  /// @param withLogs whether GMAT's log and the script of every run are packed too
  /// @param drifted is told, with a sentence, that the script is not the one that the sweep was
  ///   made with; what it throws, this throws
  /// @return how many files it holds
  /// @throws ArchiveException if an output is missing, is not what the manifest says or is not the
  ///   study's own
  /// @throws dev.skysweep.files.StorageException if something can't be read or written
  public static int write(
      StudyFolder folder,
      @Nullable Path script,
      boolean withLogs,
      Path zip,
      Consumer<String> drifted) {
    Manifest manifest = Manifest.open(folder.manifest());
    Path mission = script == null ? folder.script() : script;
    if (Files.exists(mission) && !manifest.header().isOfScript(ScriptHash.of(mission))) {
      drifted.accept(mission + " is not the script that this sweep was made with");
    }
    var archive = new StudyArchive(folder, manifest, withLogs);
    archive.collect(mission);
    AtomicFile.write(
        zip,
        out -> {
          // not closed: that would close the file before it is forced
          var writer = new ZipWriter(out);
          for (Member member : archive.members.values()) {
            writer.add(member);
          }
          writer.finish();
        });
    return archive.members.size();
  }

  private void collect(Path script) {
    addScript(script);
    Path study = folder.studyFile();
    if (Files.exists(study)) {
      bounds.require("the study file", study);
      add(StudyFolder.STUDY_FILE, study, "");
    }
    add(new Member("manifest.jsonl", "", out -> ManifestCopy.write(manifest, this::place, out)));
    if (onlyMerged()) {
      addMergedRuns();
    }
    try (Stream<ManifestEntry> entries = manifest.latest()) {
      entries.forEach(this::addRun);
    }
    add("README.md", ArchiveReadMe.text(manifest, Files.exists(study)));
    add("ro-crate-metadata.json", ResearchCrate.json(manifest, members.keySet()));
  }

  private void addScript(Path script) {
    if (!Files.exists(script)) {
      throw new ArchiveException(
          folder.root() + " holds no copy of its mission script; name it with --script");
    }
    if (script.equals(folder.script())) {
      bounds.require("the mission script", script);
    }
    add(StudyFolder.SCRIPT, script, "");
  }

  /// Whether merged runs have no other files.
  private boolean onlyMerged() {
    return merged.layout() == Layout.COMPACT;
  }

  private void addMergedRuns() {
    Path log = folder.tables().resolve("compaction.jsonl");
    bounds.require("the list of merged runs", log);
    add("tables/compaction.jsonl", log, "");
    merged.blocks().stream().flatMap(block -> block.parts().stream()).forEach(this::addPart);
  }

  private void addPart(MergedPart part) {
    Path file = folder.root().resolve(part.file());
    if (part.sha256().isEmpty()) {
      bounds.require("a table of merged runs", file);
    }
    add(part.file(), file, part.sha256());
  }

  private void addRun(ManifestEntry entry) {
    entry.outputs().byKey().forEach((key, file) -> addOutput(entry.runId(), key, file));
    if (withLogs) {
      addLogs(entry);
    }
  }

  private void addOutput(int run, String key, OutputFile file) {
    Path path = folder.resolve(file.path(), run);
    if (Files.exists(path)) {
      bounds.require("run %d's %s".formatted(run, key), run, path, file.sha256());
      add(place(run, file.path()), path, file.sha256());
    } else if (!onlyMerged() || !merged.holds(key, run, file.sha256())) {
      throw new ArchiveException(
          "run %d's %s is missing (%s); make the run again, or put the file back"
              .formatted(run, key, path));
    }
  }

  private void addLogs(ManifestEntry entry) {
    if (entry.logPath() != null) {
      Path log = folder.resolve(entry.logPath(), entry.runId());
      if (Files.exists(log)) {
        bounds.require("run %d's log".formatted(entry.runId()), entry.runId(), log, "");
        add(place(entry.runId(), entry.logPath()), log, "");
      }
    }
    Path script = folder.run(entry.runId()).resolve("run.script");
    if (Files.exists(script)) {
      bounds.require("run %d's script".formatted(entry.runId()), script);
      add(folder.relative(script), script, "");
    }
  }

  /// A path in the folder stays; another one becomes one in the run's folder.
  private String place(int run, String recorded) {
    Path path = folder.resolve(recorded, run);
    return path.startsWith(folder.root())
        ? folder.relative(path)
        : RunFolderName.of(run) + "/" + path.getFileName();
  }

  private void add(String name, String text) {
    add(new Member(name, "", out -> out.write(text.getBytes(StandardCharsets.UTF_8))));
  }

  private void add(String name, Path file, String sha256) {
    add(new Member(name, sha256, out -> Files.copy(file, out)));
  }

  private void add(Member member) {
    if (members.put(member.name(), member) != null) {
      throw new ArchiveException(
          "two outputs would be " + member.name() + " in the archive; rename one of the files");
    }
  }
}
