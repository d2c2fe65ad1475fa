package dev.skysweep.view;

import dev.skysweep.files.Sha256;
import dev.skysweep.json.Json;
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
import dev.skysweep.table.TimeColumn;
import dev.skysweep.table.TimeScale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import tools.jackson.databind.JsonNode;

/// Lays out a study as a sweep leaves it, without an engine: manifest and Parquet files are the
/// real ones.
///
/// @param folder of the study
/// @param runs asked for
public record MadeStudy(Path folder, int runs) {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int ROWS = 12;

  /// Writing each file of ten thousand takes a minute; from here on they repeat.
  private static final int DIFFERENT = 1000;

  /// A run's values and how it ends.
  public interface Plan {
    Map<String, Value> values(int run);

    /// Null for a run that ends well.
    default String failure(int run) {
      return null;
    }

    /// As the manifest's header holds it.
    default JsonNode design() {
      return Json.mapper().readTree("{\"_kind\":\"grid\",\"Sat.SMA\":[7000.0]}");
    }

    /// Of the report's last row.
    default double altitude(int run) {
      return 500 + run;
    }
  }

  /// Two parameters, every tenth run fails.
  public static final class Usual implements Plan {
    @Override
    public Map<String, Value> values(int run) {
      return Map.of(
          "Sat.SMA", Value.of(6800.0 + run % 10 * 10),
          "Sat.INC", Value.of(20.0 + Math.floorDiv(run, 10) % 8));
    }

    @Override
    public String failure(int run) {
      return run % 10 == 9 ? "Moderator Exception: the satellite hit the Earth" : null;
    }
  }

  /// Writes the whole study.
  public static MadeStudy finished(Path folder, int runs, Plan plan) {
    var study = new MadeStudy(folder, runs);
    study.write(plan, runs);
    return study;
  }

  /// Writes the first of the runs.
  public void write(Plan plan, int made) {
    try (var lock = StudyLock.acquire(new StudyFolder(folder));
        var manifest = ManifestWriter.create(lock, header(plan))) {
      for (int run = 0; run < made; run++) {
        var _ = manifest.append(entry(run, plan));
      }
    }
  }

  public ManifestHeader header(Plan plan) {
    var engine =
        new SkysweepOrigin.Engine("R2026a", "native", "ab12", Map.of("leap seconds", "cd"));
    var origin = new SkysweepOrigin("test", "0.1.0", START, "LocalPool", engine, "ef", Map.of());
    return ManifestHeader.of("00".repeat(32), runs, plan.design(), null, origin);
  }

  public ManifestEntry entry(int run, Plan plan) {
    var values = new TreeMap<FieldPath, Value>();
    plan.values(run).forEach((name, value) -> values.put(FieldPath.parse(name), value));
    int worker = run % 3;
    Instant start = START.plusMillis(run / 3 * 100L + worker * 7L);
    var timing = new RunTiming(start, start.plusMillis(90), Duration.ofMillis(90));
    String failure = plan.failure(run);
    RunOutcome outcome =
        failure == null
            ? new RunOutcome.Succeeded(run, timing, null, outputs(run, plan))
            : new RunOutcome.Failed(run, timing, null, FailureKind.ENGINE_ERROR, failure);
    return ManifestEntry.of(
        RunSpec.of(run, values), outcome, new Attempt(1, "node" + worker % 2, worker, null), false);
  }

  private RunOutputs outputs(int run, Plan plan) {
    var study = new StudyFolder(folder);
    Path file = study.run(run).resolve("report__RF.parquet");
    try {
      Files.createDirectories(file.getParent());
      if (run < DIFFERENT) {
        ParquetFile.write(report(run, plan), file, Map.of());
      } else {
        Files.copy(study.run(run % DIFFERENT).resolve(file.getFileName()), file);
      }
      var stored = new OutputFile(study.relative(file), Sha256.of(file), Files.size(file));
      return new RunOutputs(Map.of("report__RF", stored), Map.of(), Map.of(), List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Table report(int run, Plan plan) {
    var columns = new ArrayList<Column>();
    var time = new TimeColumn.Builder();
    for (int row = 0; row < ROWS; row++) {
      time.add(1_767_225_600_000_000_000L + row * 600_000_000_000L);
    }
    TimeColumn epoch = time.build("Sat.UTCGregorian", TimeScale.UTC);
    columns.add(epoch);
    double last = plan.altitude(run);
    columns.add(column("Sat.Earth.Altitude", "km", row -> last + (row - ROWS + 1) * 2.0));
    columns.add(column("Sat.Constant", null, _ -> 5));
    columns.add(column("Sat.Earth.Latitude", "deg", row -> 50 * Math.sin(row)));
    columns.add(column("Sat.Earth.Longitude", "deg", row -> row * 40 + run));
    for (String axis : List.of("X", "Y", "Z")) {
      double phase = axis.charAt(0);
      columns.add(
          column("Sat." + axis, "km", row -> 7000 * Math.cos(row + phase) + Math.sin(run * phase)));
      columns.add(column("Sat.V" + axis, "km/s", row -> 7 * Math.sin(row + phase)));
    }
    columns.add(epoch.copiedAs("time"));
    return new Table(columns);
  }

  private static NumberColumn column(String name, String unit, IntToDoubleFunction value) {
    var values = new NumberColumn.Builder();
    for (int row = 0; row < ROWS; row++) {
      values.add(value.applyAsDouble(row));
    }
    return values.build(name, unit);
  }
}
