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
import dev.skysweep.results.Compaction;
import dev.skysweep.study.Attempt;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Lays out a finished study of many runs, each with a report of 60 rows, as a sweep leaves it. With a
/// third argument also merges the runs, and prints the seconds that this took.
void main(String[] arguments) throws Exception {
  var folder = new StudyFolder(Path.of(arguments[0]));
  int runs = Integer.parseInt(arguments[1]);
  var engine = new SkysweepOrigin.Engine("R2026a", "native", "", Map.of());
  var origin = new SkysweepOrigin("bench", "bench", Instant.now(), "LocalPool", engine, "", Map.of());
  var spec = Json.mapper().readTree("{\"_kind\":\"grid\",\"Sat.SMA\":[7000.0]}");
  var header = ManifestHeader.of("00".repeat(32), runs, spec, null, origin);
  try (var lock = StudyLock.acquire(folder);
      var manifest = ManifestWriter.create(lock, header)) {
    for (int run = 0; run < runs; run++) {
      manifest.append(entry(folder, run));
    }
  }
  if (arguments.length > 2) {
    long start = System.nanoTime();
    merge(folder, arguments[2].equals("compact") ? Layout.COMPACT : Layout.PER_RUN);
    System.out.printf(Locale.ROOT, "%.3f%n", (System.nanoTime() - start) / 1e9);
  }
}

void merge(StudyFolder folder, Layout layout) {
  try (var lock = StudyLock.acquire(folder)) {
    var manifest = Manifest.open(folder.manifest());
    try (var compaction = Compaction.open(lock, manifest)) {
      compaction.choose(layout);
      compaction.mergeAll(manifest);
    }
  }
}

ManifestEntry entry(StudyFolder folder, int run) throws Exception {
  Path file = folder.run(run).resolve("report__RF.parquet");
  Files.createDirectories(file.getParent());
  ParquetFile.write(report(run), file, Map.of());
  var stored = new OutputFile(folder.relative(file), Sha256.of(file), Files.size(file));
  var outputs = new RunOutputs(Map.of("report__RF", stored), Map.of(), Map.of(), List.of());
  var timing = new RunTiming(Instant.now(), Instant.now(), Duration.ofMillis(15));
  return ManifestEntry.of(
      RunSpec.of(run, Map.of(FieldPath.parse("Sat.SMA"), Value.of(7000.0 + run))),
      new RunOutcome.Succeeded(run, timing, null, outputs),
      new Attempt(1, "bench", 1, null),
      false);
}

Table report(int run) {
  var columns = new ArrayList<Column>();
  var time = new TimeColumn.Builder();
  for (int row = 0; row < 60; row++) {
    time.add(1_767_225_600_000_000_000L + row * 60_000_000_000L);
  }
  TimeColumn epoch = time.build("Sat.UTCGregorian", TimeScale.UTC);
  columns.add(epoch);
  for (String name : List.of("Sat.X", "Sat.Y", "Sat.Z", "Sat.VX", "Sat.VY", "Sat.VZ")) {
    var values = new NumberColumn.Builder();
    for (int row = 0; row < 60; row++) {
      values.add(7000 * Math.cos(row * 0.07 + run + columns.size()));
    }
    columns.add(values.build(name, "km"));
  }
  columns.add(epoch.copiedAs("time"));
  return new Table(columns);
}
