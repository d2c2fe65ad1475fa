package dev.skysweep.results;

import dev.skysweep.manifest.MergedPart;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.study.RunOutputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// A run's file of one output.
///
/// @param sha256 as the manifest has it; empty where the reference wrote the entry
/// @param bytes its length; -1 where the reference wrote the entry
record RunFile(int runId, Path path, String sha256, long bytes) {
  /// A run's tables by output, `report__RF`, `solver__DC` or `extra__NAME`.
  static Map<String, RunFile> of(StudyFolder folder, int runId, RunOutputs outputs) {
    Map<String, RunFile> files = new TreeMap<>();
    outputs
        .byKey()
        .forEach((key, file) -> {
          if (!key.startsWith(RunOutputs.EXTRA) || file.path().matches(".*\\.(csv|parquet)")) {
            Path path = folder.resolve(file.path(), runId);
            files.put(key, new RunFile(runId, path, file.sha256(), file.bytes()));
          }
        });
    return files;
  }

  boolean isParquet() {
    return path.toString().endsWith(".parquet");
  }

  boolean isCsv() {
    return path.toString().endsWith(".csv");
  }

  /// Whether it can be read.
  boolean isThere() {
    return (isParquet() || isCsv()) && Files.exists(path);
  }

  /// Whether the rows that a merged part has of this run are those of this file.
  boolean isIn(MergedPart part) {
    return part.holds(runId, sha256);
  }
}
