package dev.skysweep.sweep;

import dev.skysweep.bucket.Mirror;
import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.FileTree;
import dev.skysweep.files.Folders;
import dev.skysweep.files.HostName;
import dev.skysweep.files.Sha256;
import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.ManifestException;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.Reused;
import dev.skysweep.study.RunFolderName;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunTiming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts the files of a run that was made before into the folder of another.
///
/// @param target the folder in which runs go
record RunCopy(Path target) {
  /// Beside the outputs; for people, so without a hash of their own.
  private static final List<String> OTHERS = List.of("run.script", "gmat.log");

  /// Why a run can't be taken.
  static final class UnfitException extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitException(String message) {
      super(message);
    }
  }

  /// Copies what is as it was recorded; the copies are on the disk, or in the bucket, when this
  /// returns.
  ///
  /// @param origin where the run is from
  /// @param source the study that has it
  /// @param made its outcome, as recorded there
  /// @param runId the run that gets its files
  /// @throws UnfitException if a file is not there, or not as it was recorded
  /// @throws StorageException if a copy can't be written
  AttemptResult of(Reused origin, StudyFolder source, RunOutcome.Succeeded made, int runId)
      throws UnfitException {
    Instant start = Instant.now();
    long nanos = System.nanoTime();
    String name = RunFolderName.of(runId);
    Path folder = target.resolve(name);
    FileTree.delete(folder);
    Folders.create(folder);
    bring(source, made);
    for (OutputFile file : made.outputs().files()) {
      byte[] bytes = checked(source, made.runId(), file);
      Path copy = target.resolve(moved(file.path(), made.runId(), name));
      Folders.create(copy.resolveSibling("."));
      AtomicFile.write(copy, bytes);
    }
    OTHERS.forEach(other -> copy(source.run(made.runId()).resolve(other), folder.resolve(other)));
    Mirror.of(target).ifPresent(mirror -> mirror.push(folder, _ -> true));
    var outcome =
        new RunOutcome.Succeeded(
            runId,
            new RunTiming(start, Instant.now(), Duration.ofNanos(System.nanoTime() - nanos)),
            Files.exists(folder.resolve("gmat.log")) ? name + "/gmat.log" : null,
            made.outputs().moved(path -> moved(path, made.runId(), name)));
    var attempt = new Attempt(1, HostName.current(), 0, null, null, origin);
    return new AttemptResult(outcome, attempt, null);
  }

  private static void bring(StudyFolder source, RunOutcome.Succeeded made) {
    Map<Path, Long> files = new HashMap<>();
    for (OutputFile file : made.outputs().files()) {
      files.put(source.resolve(file.path(), made.runId()), file.bytes());
    }
    source.bring(files, _ -> {});
  }

  private static byte[] checked(StudyFolder source, int runId, OutputFile file)
      throws UnfitException {
    try {
      byte[] bytes = Files.readAllBytes(source.resolve(file.path(), runId));
      if (!Sha256.of(bytes).equals(file.sha256())) {
        throw new UnfitException(file.path() + " has changed since it was recorded");
      }
      return bytes;
    } catch (ManifestException e) {
      throw new UnfitException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UnfitException(
          file.path()
              + (Files.isDirectory(source.tables())
                  ? " is gone; its rows lie in the study's tables only (--layout compact)"
                  : " is gone"));
    }
  }

  /// The same file of another run.
  private static String moved(String path, int runId, String name) {
    String prefix = RunFolderName.of(runId) + "/";
    int at = path.lastIndexOf(prefix);
    return name
        + "/"
        + (at < 0
            ? path.substring(path.lastIndexOf('/') + 1)
            : path.substring(at + prefix.length()));
  }

  private static void copy(Path from, Path to) {
    try {
      if (Files.exists(from)) {
        Files.copy(from, to);
      }
    } catch (IOException e) {
      throw StorageException.writing(to, e);
    }
  }
}
