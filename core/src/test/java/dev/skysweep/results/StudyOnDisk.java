package dev.skysweep.results;

import dev.skysweep.json.Json;
import dev.skysweep.table.Column;
import dev.skysweep.table.NumberColumn;
import dev.skysweep.table.ParquetFile;
import dev.skysweep.table.Table;
import dev.skysweep.table.TextColumn;
import dev.skysweep.table.TimeColumn;
import dev.skysweep.table.TimeScale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A study folder to read results from, with Parquet files and a manifest in the reference's words.
final class StudyOnDisk {
  private final Path root;
  private final StringBuilder manifest = new StringBuilder();

  StudyOnDisk(Path root, int runs) {
    this.root = root;
    Map<String, Object> header =
        new TreeMap<>(
            Map.of(
                "backend",
                "LocalPool",
                "gmat_install_version",
                "R2026a",
                "os_platform",
                "test",
                "parameter_spec",
                Map.of("_kind", "grid"),
                "run_count",
                runs,
                "schema_version",
                1,
                "script_sha256",
                "ab".repeat(32)));
    line(header);
  }

  void ok(int run, Map<String, Object> overrides, Map<String, Table> outputs) throws IOException {
    Map<String, String> paths = new TreeMap<>();
    Path folder = Files.createDirectories(root.resolve("runs/%06d".formatted(run)));
    for (Map.Entry<String, Table> output : outputs.entrySet()) {
      Path file = folder.resolve(output.getKey() + ".parquet");
      ParquetFile.write(output.getValue(), file, Map.of());
      paths.put(output.getKey(), root.relativize(file).toString());
    }
    entry(run, "ok", overrides, paths);
  }

  void failed(int run, Map<String, Object> overrides) {
    entry(run, "failed", overrides, Map.of());
  }

  SweepResult open() throws IOException {
    Files.writeString(root.resolve("manifest.jsonl"), manifest);
    return SweepResult.open(root);
  }

  static Table table(Column... columns) {
    return new Table(List.of(columns));
  }

  static Column numbers(String name, double... values) {
    NumberColumn.Builder column = new NumberColumn.Builder();
    for (double value : values) {
      column.add(value);
    }
    return column.build(name, null);
  }

  static Column texts(String name, String... values) {
    TextColumn.Builder column = new TextColumn.Builder();
    for (String value : values) {
      column.add(value);
    }
    return column.build(name);
  }

  static Column times(String name, long... seconds) {
    TimeColumn.Builder column = new TimeColumn.Builder();
    for (long second : seconds) {
      column.add(second * 1_000_000_000L + 7);
    }
    return column.build(name, TimeScale.UTC);
  }

  private void entry(
      int run, String status, Map<String, Object> overrides, Map<String, String> paths) {
    Map<String, Object> entry = new TreeMap<>();
    entry.put("run_id", run);
    entry.put("status", status);
    entry.put("overrides", overrides);
    entry.put("output_paths", paths);
    entry.put("solver_paths", Map.of());
    entry.put("converged", Map.of());
    entry.put("context", Map.of());
    entry.put("extra_outputs", Map.of());
    entry.put("duration_s", 0.5);
    entry.put("started_at", "2026-11-23T13:18:39+00:00");
    entry.put("ended_at", "2026-11-23T13:18:40+00:00");
    entry.put("log_path", null);
    entry.put("postprocess_status", "none");
    entry.put("stderr", status.equals("ok") ? null : "no luck");
    line(entry);
  }

  private void line(Map<String, Object> values) {
    manifest.append(Json.mapper().writeValueAsString(values)).append('\n');
  }
}
