import dev.skysweep.files.Sha256;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.ManifestHeader;
import dev.skysweep.manifest.ManifestWriter;
import dev.skysweep.manifest.SkysweepOrigin;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.Dispersions;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.RunTiming;
import dev.skysweep.study.Saltelli;
import dev.skysweep.study.Value;
import dev.skysweep.table.Column;
import dev.skysweep.table.NumberColumn;
import dev.skysweep.table.ParquetFile;
import dev.skysweep.table.Table;
import dev.skysweep.table.TimeColumn;
import dev.skysweep.table.TimeScale;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lays out a finished Saltelli study of two fields, six runs a base point, each with a report of 100
/// rows, as a sweep leaves it: MakeSaltelliStudy FOLDER BASE_POINTS. Prints how many runs.
void main(String[] arguments) throws Exception {
  var folder = new StudyFolder(Path.of(arguments[0]));
  var fields = Dispersions.parse(List.of("Sat.ECC=uniform:0:0.1", "Sat.SMA=uniform:6900:7100"));
  var design = new Saltelli(fields, Integer.parseInt(arguments[1]), BigInteger.ONE, true);
  var engine = new SkysweepOrigin.Engine("R2026a", "native", "", Map.of());
  var origin = new SkysweepOrigin("bench", "bench", Instant.now(), "LocalPool", engine, "", Map.of());
  var header =
      ManifestHeader.of(
          "00".repeat(32), design.runCount(), design.parameterSpec(), design.seed(), origin);
  try (var lock = StudyLock.acquire(folder);
      var manifest = ManifestWriter.create(lock, header)) {
    for (int run = 0; run < design.runCount(); run++) {
      manifest.append(entry(folder, design.run(run)));
    }
  }
  System.out.println(design.runCount());
}

ManifestEntry entry(StudyFolder folder, RunSpec run) throws Exception {
  Path file = folder.run(run.runId()).resolve("report__RF.parquet");
  Files.createDirectories(file.getParent());
  ParquetFile.write(report(run), file, Map.of());
  var stored = new OutputFile(folder.relative(file), Sha256.of(file), Files.size(file));
  var outputs = new RunOutputs(Map.of("report__RF", stored), Map.of(), Map.of(), List.of());
  var timing = new RunTiming(Instant.now(), Instant.now(), Duration.ofMillis(15));
  return ManifestEntry.of(
      run,
      new RunOutcome.Succeeded(run.runId(), timing, null, outputs),
      new Attempt(1, "bench", 1, null),
      false);
}

Table report(RunSpec run) {
  double product = 1;
  for (Value value : run.overrides().values()) {
    product *= value instanceof Value.Real(double real) ? real : 1;
  }
  var columns = new ArrayList<Column>();
  var time = new TimeColumn.Builder();
  for (int row = 0; row < 100; row++) {
    time.add(1_767_225_600_000_000_000L + row * 60_000_000_000L);
  }
  TimeColumn epoch = time.build("Sat.UTCGregorian", TimeScale.UTC);
  columns.add(epoch);
  for (String name : List.of("Sat.X", "Sat.Y", "Sat.Z")) {
    var values = new NumberColumn.Builder();
    for (int row = 0; row < 100; row++) {
      values.add(7000 * Math.cos(row * 0.07 + product / 100 + columns.size()));
    }
    columns.add(values.build(name, "km"));
  }
  columns.add(epoch.copiedAs("time"));
  return new Table(columns);
}
