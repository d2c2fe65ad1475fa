package dev.skysweep.manifest;

import dev.skysweep.bucket.Mirror;
import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.Folders;
import dev.skysweep.files.StorageException;
import dev.skysweep.study.RunFolderName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the files of a study lie: the manifest, a folder for each run, and `.skysweep` for what
/// only we need.
///
/// @param root absolute
public record StudyFolder(Path root) {
  /// The study's copy of its mission, with includes put in.
  public static final String SCRIPT = "mission.script";

  /// What was asked for, so that `skysweep run` makes it again.
  public static final String STUDY_FILE = "study.yaml";

  /// A path that is absolute where it was written, be that here or on Windows.
  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z]:[\\\\/].*|[\\\\/].*");

  private static final Pattern LAST_PART = Pattern.compile("[^\\\\/]+$");

  public StudyFolder {
    root = root.toAbsolutePath().normalize();
  }

  public Path manifest() {
    return root.resolve("manifest.jsonl");
  }

  public Path script() {
    return root.resolve(SCRIPT);
  }

  public Path studyFile() {
    return root.resolve(STUDY_FILE);
  }

  /// The study as its user names it: this folder, or the address or archive of which this is the
  /// copy.
  public String place() {
    return Mirror.of(root)
        .map(mirror -> mirror.place().toString())
        .or(this::archive)
        .orElse(root.toString());
  }

  /// Notes that this is the copy in a cache of an archive, which messages are to name.
  ///
  /// @throws StorageException if that can't be written
  public void isCopyOf(Path archive) {
    Folders.create(internals());
    AtomicFile.write(archiveNote(), archive.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Optional<String> archive() {
    Path note = archiveNote();
    try {
      return Files.exists(note) ? Optional.of(Files.readString(note)) : Optional.empty();
    } catch (IOException e) {
      throw StorageException.reading(note, e);
    }
  }

  private Path archiveNote() {
    return internals().resolve("archive");
  }

  /// Whether this is the copy of a study in a bucket, where runs' files may be missing.
  public boolean isCopy() {
    return Mirror.of(root).isPresent();
  }

  /// Brings files of a study in a bucket here, many at a time; all others are here.
  ///
  /// @param files with the length of each; -1 where that is not known
  /// @param said is told what is waited for
  /// @throws dev.skysweep.files.StorageException if that fails
  public void bring(Map<Path, Long> files, Consumer<String> said) {
    Mirror.of(root).ifPresent(mirror -> mirror.fetch(files, said));
  }

  /// Whether a sweep was recorded here.
  public boolean hasManifest() {
    return Files.exists(manifest());
  }

  /// The folder of one run of ours, `runs/000017`.
  public Path run(int runId) {
    return root.resolve(RunFolderName.of(runId));
  }

  /// The rows of merged runs.
  public Path tables() {
    return root.resolve("tables");
  }

  /// Lock, probes and temporary files.
  public Path internals() {
    return root.resolve(".skysweep");
  }

  /// A second copy of the manifest's first line, for a repair.
  Path headerCopy() {
    return internals().resolve("manifest-header.json");
  }

  /// A file as an entry names it. A relative path is one in this folder. An absolute one, which the
  /// reference writes, is taken as it stands if it lies in this folder, else looked for in the
  /// run's folder here (the study was moved or copied), and as it stands if it is not there.
  ///
  /// @throws ManifestException if a relative path leads out of this folder
  public Path resolve(String recorded, int runId) {
    if (ABSOLUTE.matcher(recorded).matches()) {
      return resolveAbsolute(recorded, runId);
    }
    Path path = root.resolve(recorded).normalize();
    if (!path.startsWith(root)) {
      throw new ManifestException(
          manifest(), "run " + runId + " names a file outside the study folder: " + recorded);
    }
    return path;
  }

  /// Where a run's files are looked for that its entry names by absolute paths of other folders.
  public Path moved(int runId) {
    return root.resolve("run-" + runId);
  }

  /// The path of a file in this folder as entries write it: relative, with `/`.
  public String relative(Path file) {
    return root.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }

  private Path resolveAbsolute(String recorded, int runId) {
    Path asWritten = root.resolve(recorded).normalize();
    Matcher name = LAST_PART.matcher(recorded);
    if (!name.find() || (asWritten.startsWith(root) && Files.exists(asWritten))) {
      return asWritten;
    }
    Path moved = moved(runId).resolve(name.group());
    return Files.exists(moved) ? moved : asWritten;
  }
}
