package dev.skysweep.analysis;

import dev.skysweep.manifest.CompactionLog;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.MergedBlock;
import dev.skysweep.manifest.MergedPart;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.study.OutputFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The files of merged runs, and which runs' own files may be gone since.
///
/// @param parts as the compaction log has them
/// @param marks by output and run, the [MergedPart#mark] of the run's own file
record MergedFiles(List<OutputFile> parts, Map<String, Map<Integer, String>> marks) {
  static MergedFiles of(StudyFolder folder, Manifest manifest) {
    List<OutputFile> parts = new ArrayList<>();
    Map<String, Map<Integer, String>> marks = new HashMap<>();
    for (MergedBlock block : CompactionLog.read(folder, manifest).blocks()) {
      for (MergedPart part : block.parts()) {
        parts.add(new OutputFile(part.file(), part.sha256(), part.bytes()));
        marks.computeIfAbsent(block.table(), _ -> new HashMap<>()).putAll(part.runs());
      }
    }
    return new MergedFiles(parts, marks);
  }

  /// Whether they have the rows of a run's own file.
  boolean hold(String key, int runId, OutputFile file) {
    return !file.sha256().isEmpty()
        && MergedPart.mark(file.sha256()).equals(marks.getOrDefault(key, Map.of()).get(runId));
  }
}
