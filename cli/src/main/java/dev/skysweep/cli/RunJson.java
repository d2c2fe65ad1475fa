package dev.skysweep.cli;

import dev.skysweep.json.Json;
import dev.skysweep.manifest.AttemptRecord;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.Reused;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs for another program.
final class RunJson {
  private RunJson() {}

  static ObjectNode of(ManifestEntry entry) {
    ObjectNode run =
        Json.mapper()
            .createObjectNode()
            .put("run_id", entry.runId())
            .put("status", entry.status())
            .put("duration_s", entry.timing().elapsed().toNanos() / 1e9)
            .put("started_at", entry.timing().startedAt().toString())
            .put("ended_at", entry.timing().endedAt().toString())
            .put("log_path", entry.logPath())
            .put("message", entry.message());
    AttemptRecord record = entry.record();
    Reused reused = record == null ? null : record.attempt().reused();
    if (reused != null) {
      run.putObject("reused")
          .put("sweep_id", reused.sweepId())
          .put("run_id", reused.runId())
          .put("folder", reused.folder());
    }
    run.set("overrides", Json.mapper().valueToTree(entry.overrides()));
    if (!entry.context().isEmpty()) {
      run.set("context", Json.mapper().valueToTree(entry.context()));
    }
    run.set("outputs", paths(entry.outputs().tables()));
    run.set("solvers", paths(entry.outputs().solvers()));
    run.set("converged", Json.mapper().valueToTree(entry.outputs().converged()));
    run.set("notes", Json.mapper().valueToTree(entry.outputs().notes()));
    return run;
  }

  private static ObjectNode paths(Map<String, OutputFile> files) {
    ObjectNode paths = Json.mapper().createObjectNode();
    files.forEach((key, file) -> paths.put(key, file.path()));
    return paths;
  }

  static ObjectNode study(
      StudyFolder folder, Manifest manifest, boolean detail, @Nullable String filter) {
    ObjectNode study =
        SummaryJson.counts(folder, manifest.counts())
            .put("not_converged", Remarks.of(manifest).notConverged());
    manifest.stopped().ifPresent(stopped -> SummaryJson.addTo(study, stopped));
    if (detail) {
      ArrayNode runs = study.putArray("run_list");
      try (Stream<ManifestEntry> entries = manifest.latest()) {
        entries
            .filter(entry -> filter == null || entry.status().equals(filter))
            .forEach(entry -> runs.add(of(entry)));
      }
    }
    return study;
  }
}
