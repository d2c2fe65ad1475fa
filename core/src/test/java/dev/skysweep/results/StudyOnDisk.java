package dev.skysweep.results;

import dev.skysweep.files.Sha256;
import dev.skysweep.json.Json;
import dev.skysweep.manifest.Layout;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.ManifestHeader;
import dev.skysweep.manifest.ManifestWriter;
import dev.skysweep.manifest.SkysweepOrigin;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.RunTiming;
import dev.skysweep.study.Value;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// A study folder to read results from.
public final class StudyOnDisk {
  private static final Instant START = Instant.parse("2026-11-23T13:18:38Z");

  private final StudyFolder folder;
  private final int runs;
  private final List<ManifestEntry> entries = new ArrayList<>();

  public StudyOnDisk(Path root, int runs) {
    this.folder = new StudyFolder(root);
    this.runs = runs;
  }

  public void ok(int run, Map<String, Value> overrides, Map<String, Table> outputs)
      throws IOException {
    ok(run, overrides, outputs, Map.of());
  }

  /// @param facts what each of the files says of itself
  public void ok(
      int run, Map<String, Value> overrides, Map<String, Table> outputs, Map<String, String> facts)
      throws IOException {
    Map<String, OutputFile> files = new TreeMap<>();
    Files.createDirectories(folder.run(run));
    for (Map.Entry<String, Table> output : outputs.entrySet()) {
      Path file = folder.run(run).resolve(output.getKey() + ".parquet");
      ParquetFile.write(output.getValue(), file, facts);
      files.put(
          output.getKey(),
          new OutputFile(folder.relative(file), Sha256.of(file), Files.size(file)));
    }
    RunOutputs all = new RunOutputs(files, Map.of(), Map.of(), List.of());
    add(overrides, new RunOutcome.Succeeded(run, timing(), null, all));
  }

  /// A run with the same files as another; quicker to make.
  public void okLike(int run, int other) throws IOException {
    Files.createDirectories(folder.run(run));
    RunOutputs outputs =
        entries.stream()
            .filter(entry -> entry.runId() == other)
            .findFirst()
            .orElseThrow()
            .outputs();
    Map<String, OutputFile> files = new TreeMap<>();
    for (Map.Entry<String, OutputFile> output : outputs.tables().entrySet()) {
      Path from = folder.root().resolve(output.getValue().path());
      Path to = Files.copy(from, folder.run(run).resolve(from.getFileName()));
      files.put(
          output.getKey(),
          new OutputFile(
              folder.relative(to), output.getValue().sha256(), output.getValue().bytes()));
    }
    RunOutputs all = new RunOutputs(files, Map.of(), Map.of(), List.of());
    add(Map.of(), new RunOutcome.Succeeded(run, timing(), null, all));
  }

  public void failed(int run, Map<String, Value> overrides) {
    add(overrides, new RunOutcome.Failed(run, timing(), null, FailureKind.ENGINE_ERROR, "no luck"));
  }

  public SweepResult open() throws IOException {
    return open(Json.mapper().readTree("{\"_kind\":\"grid\"}"));
  }

  /// @param design as the manifest's header holds it
  public SweepResult open(JsonNode design) throws IOException {
    Files.deleteIfExists(folder.manifest());
    SkysweepOrigin.Engine engine = new SkysweepOrigin.Engine("R2026a", "native", "", Map.of());
    SkysweepOrigin origin =
        new SkysweepOrigin("id", "0.1.0", START, "LocalPool", engine, "", Map.of());
    ManifestHeader header = ManifestHeader.of("ab".repeat(32), runs, design, null, origin);
    try (StudyLock lock = StudyLock.acquire(folder);
        ManifestWriter writer = ManifestWriter.create(lock, header)) {
      entries.forEach(entry -> writer.append(entry).join());
    }
    return SweepResult.open(folder.root());
  }

  /// Merges what is recorded so far.
  ///
  /// @return how many files were merged
  public int compact(Layout layout) throws IOException {
    open().close();
    return compact(folder, layout);
  }

  public static int compact(StudyFolder folder, Layout layout) {
    try (StudyLock lock = StudyLock.acquire(folder)) {
      Manifest manifest = Manifest.open(folder.manifest());
      try (Compaction compaction = Compaction.open(lock, manifest)) {
        compaction.choose(layout);
        return compaction.mergeAll(manifest);
      }
    }
  }

  public static Table table(Column... columns) {
    return new Table(List.of(columns));
  }

  public static Column numbers(String name, double... values) {
    NumberColumn.Builder column = new NumberColumn.Builder();
    for (double value : values) {
      column.add(value);
    }
    return column.build(name, null);
  }

  public static Column texts(String name, String... values) {
    TextColumn.Builder column = new TextColumn.Builder();
    for (String value : values) {
      column.add(value);
    }
    return column.build(name);
  }

  public static Column times(String name, long... seconds) {
    TimeColumn.Builder column = new TimeColumn.Builder();
    for (long second : seconds) {
      column.add(second * 1_000_000_000L + 7);
    }
    return column.build(name, TimeScale.UTC);
  }

  private void add(Map<String, Value> overrides, RunOutcome outcome) {
    Map<FieldPath, Value> paths = new TreeMap<>();
    overrides.forEach((path, value) -> paths.put(FieldPath.parse(path), value));
    entries.add(
        ManifestEntry.of(
            new RunSpec(outcome.runId(), paths, Map.of()),
            outcome,
            new Attempt(1, "here", 1, null),
            false));
  }

  private static RunTiming timing() {
    return new RunTiming(START, START.plusMillis(500), Duration.ofMillis(500));
  }
}
