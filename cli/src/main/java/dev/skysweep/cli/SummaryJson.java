package dev.skysweep.cli;

import dev.skysweep.json.Json;
import dev.skysweep.manifest.RunCounts;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.results.SweepResult;
import dev.skysweep.sweep.StudyFiles;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/// The outcome of a sweep for another program.
final class SummaryJson {
  private SummaryJson() {}

  static String of(SweepResult result, int reused, Duration elapsed) {
    return counts(StudyFiles.folderAt(result.folder()), result.counts())
        .put("reused", reused)
        .put("elapsed_s", elapsed.toMillis() / 1000.0)
        .toString();
  }

  static ObjectNode counts(StudyFolder folder, RunCounts counts) {
    return Json.mapper()
        .createObjectNode()
        .put("folder", folder.root().toString())
        .put("runs", counts.total())
        .put("ok", counts.ok())
        .put("failed", counts.failed())
        .put("skipped", counts.skipped())
        .put("missing", counts.missing());
  }
}
