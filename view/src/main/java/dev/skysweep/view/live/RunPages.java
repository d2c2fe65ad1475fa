package dev.skysweep.view.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.json.Json;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.ManifestException;
import dev.skysweep.manifest.RunStatus;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of runs, one run, and its files.
final class RunPages {
  private static final int PAGE = 100;

  /// Of a longer file the end is shown, where the errors are.
  private static final int MOST_BYTES = 1 << 20;

  private final LiveStudy study;

  RunPages(LiveStudy study) {
    this.study = study;
  }

  /// @param status `ok`, `failed`, `skipped`; anything else for all
  String page(String status, int first) {
    RunStatus wanted =
        switch (status) {
          case "ok" -> RunStatus.OK;
          case "failed" -> RunStatus.FAILED;
          case "skipped" -> RunStatus.SKIPPED;
          default -> RunStatus.MISSING;
        };
    List<RunList.Row> rows = study.page(wanted, first, PAGE);
    var page = new LinkedHashMap<String, Object>();
    page.put("first", first);
    page.put("more", rows.size() > PAGE);
    page.put("rows", rows.stream().limit(PAGE).map(this::row).toList());
    return Json.mapper().writeValueAsString(page);
  }

  /// All about one run; null if the manifest has none.
  @Nullable String run(int runId) {
    Optional<ManifestEntry> found = study.entry(runId);
    if (found.isEmpty()) {
      return null;
    }
    ManifestEntry entry = found.get();
    var run = new LinkedHashMap<String, Object>();
    run.put("run", runId);
    run.put("status", entry.status());
    var values = new LinkedHashMap<String, String>();
    entry
        .overrides()
        .forEach((name, value) -> values.put(name, Json.mapper().writeValueAsString(value)));
    run.put("values", values);
    run.put("seconds", entry.timing().elapsed().toNanos() / 1e9);
    run.put("started", entry.timing().startedAt().toString());
    run.put("message", entry.message() == null ? "" : entry.message());
    run.put("outputs", new ArrayList<>(entry.outputs().tables().keySet()));
    run.put("notes", entry.outputs().notes());
    return Json.mapper().writeValueAsString(run);
  }

  /// The run's script or log; null if it left none, or the manifest names a file that is not within
  /// the study folder.
  byte @Nullable [] file(int runId, String kind) {
    Optional<ManifestEntry> entry = study.entry(runId);
    if (entry.isEmpty()) {
      return null;
    }
    try {
      String logPath = entry.get().logPath();
      Path file =
          kind.equals("script")
              ? study.folder().run(runId).resolve("run.script")
              : logPath == null ? null : study.folder().resolve(logPath, runId);
      return file == null ? null : end(file);
    } catch (IOException | ManifestException _) {
      return null;
    }
  }

  private byte @Nullable [] end(Path file) throws IOException {
    Path real = file.toRealPath();
    if (!real.startsWith(study.folder().root().toRealPath())) {
      return null;
    }
    try (var bytes = new RandomAccessFile(real.toFile(), "r")) {
      long skipped = Math.max(0, bytes.length() - MOST_BYTES);
      bytes.seek(skipped);
      byte[] end = new byte[(int) (bytes.length() - skipped)];
      bytes.readFully(end);
      String note = skipped == 0 ? "" : "(%d bytes are left out)%n".formatted(skipped);
      return (note + new String(end, UTF_8)).getBytes(UTF_8);
    }
  }

  private Map<String, Object> row(RunList.Row row) {
    var cells = new LinkedHashMap<String, Object>();
    cells.put("run", row.runId());
    cells.put("status", row.status() == RunStatus.MISSING ? "again" : row.status().key());
    cells.put("attempts", row.attempts());
    cells.put("seconds", Math.round(row.seconds() * 1000) / 1000.0);
    cells.put("host", study.host(row.host()));
    return cells;
  }
}
