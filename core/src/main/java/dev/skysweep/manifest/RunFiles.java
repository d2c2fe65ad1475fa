package dev.skysweep.manifest;

import dev.skysweep.study.OutputFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// All files of all runs, which of a study in a bucket are not here before they are asked for.
public final class RunFiles {
  private RunFiles() {}

  /// Brings here what the manifest names and the folder lacks.
  ///
  /// @param withLogs whether the runs' scripts and logs are wanted, too
  /// @param said is told what is waited for
  /// @throws dev.skysweep.files.StorageException if that fails
  public static void bring(
      StudyFolder folder, Manifest manifest, boolean withLogs, Consumer<String> said) {
    if (!folder.isCopy()) {
      return;
    }
    Map<Path, Long> files = new HashMap<>();
    try (Stream<ManifestEntry> entries = manifest.latest()) {
      entries.forEach(entry -> {
        for (OutputFile file : entry.outputs().files()) {
          files.put(folder.resolve(file.path(), entry.runId()), file.bytes());
        }
        String log = entry.logPath();
        if (withLogs && log != null) {
          files.put(folder.resolve(log, entry.runId()), -1L);
          files.put(folder.run(entry.runId()).resolve("run.script"), -1L);
        }
      });
    }
    folder.bring(files, said);
  }
}
