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
import dev.skysweep.results.MergedRuns;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.Reused;
import dev.skysweep.study.RunClock;
import dev.skysweep.study.RunFolderName;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.table.ParquetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  /// @param merged has the rows of its runs' files that are gone; null for none
  /// @param made its outcome, as recorded there
  /// @param runId the run that gets its files
  /// @throws UnfitException if a file is not there, or not as it was recorded
  /// @throws StorageException if a copy can't be written
  AttemptResult of(
      Reused origin,
      StudyFolder source,
      @Nullable MergedRuns merged,
      RunOutcome.Succeeded made,
      int runId)
      throws UnfitException {
    var clock = new RunClock();
    String name = RunFolderName.of(runId);
    Path folder = target.resolve(name);
    Map<OutputFile, Path> copies = copies(made, name, folder);
    FileTree.delete(folder);
    Folders.create(folder);
    bring(source, made);
    for (Map.Entry<OutputFile, Path> each : copies.entrySet()) {
      OutputFile file = each.getKey();
      Path copy = each.getValue();
      Folders.create(copy.resolveSibling("."));
      if (merged == null || !written(merged, made.runId(), file, source, copy)) {
        AtomicFile.write(copy, checked(source, made.runId(), file));
      }
    }
    OTHERS.forEach(other -> copy(source.run(made.runId()).resolve(other), folder.resolve(other)));
    Mirror.of(target).ifPresent(mirror -> mirror.push(folder, _ -> true));
    var outcome =
        new RunOutcome.Succeeded(
            runId,
            clock.stop(),
            Files.exists(folder.resolve("gmat.log")) ? name + "/gmat.log" : null,
            made.outputs().moved(path -> moved(path, made.runId(), name)));
    var attempt = new Attempt(1, HostName.current(), 0, null, null, origin);
    return new AttemptResult(outcome, attempt, null);
  }

  /// Where the files go. The other study may be a stranger's, which names them as it likes.
  private Map<OutputFile, Path> copies(RunOutcome.Succeeded made, String name, Path folder)
      throws UnfitException {
    Map<OutputFile, Path> copies = new LinkedHashMap<>();
    for (OutputFile file : made.outputs().files()) {
      Path copy = target.resolve(moved(file.path(), made.runId(), name)).normalize();
      if (!copy.startsWith(folder.normalize()) || copy.equals(folder.normalize())) {
        throw new UnfitException(file.path() + " would lie outside of its run's folder");
      }
      copies.put(file, copy);
    }
    return copies;
  }

  private static void bring(StudyFolder source, RunOutcome.Succeeded made) {
    Map<Path, Long> files = new HashMap<>();
    for (OutputFile file : made.outputs().files()) {
      files.put(source.resolve(file.path(), made.runId()), file.bytes());
    }
    source.bring(files, _ -> {});
  }

  /// Writes a file that is gone anew, from its rows in the study's tables.
  ///
  /// @return whether it was gone, and is the same to the bit
  private static boolean written(
      MergedRuns merged, int runId, OutputFile file, StudyFolder source, Path copy) {
    try {
      if (Files.exists(source.resolve(file.path(), runId))) {
        return false;
      }
      Optional<MergedRuns.Own> own = merged.of(runId, file);
      return own.isPresent()
          && ParquetFile.write(own.get().table(), copy, own.get().metadata())
              .sha256()
              .equals(file.sha256());
    } catch (ManifestException | IOException _) {
      // it can't be had so; whoever reads the file itself will say why
      return false;
    }
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
                  ? " is gone, and the study's tables don't tell it to the bit"
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
