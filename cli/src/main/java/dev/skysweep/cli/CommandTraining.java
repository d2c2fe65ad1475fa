package dev.skysweep.cli;

import dev.skysweep.files.FileTree;
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
import dev.skysweep.table.NumberColumn;
import dev.skysweep.table.ParquetFile;
import dev.skysweep.table.Table;
import dev.skysweep.table.TimeColumn;
import dev.skysweep.table.TimeScale;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Reads a small made-up study with the commands that people use most, so that the JVM learns what
/// they need and each starts in half the time; called by `scripts/assemble.sh`.
final class CommandTraining {
  private static final int RUNS = 12;
  private static final int ROWS = 20;
  private static final String METRIC = "max(RF.Sat.Earth.Altitude)";

  private CommandTraining() {}

  /// Calls the commands and ends the process.
  public static void main(String[] arguments) throws IOException {
    Path root = Files.createTempDirectory("training-");
    String study = makeStudy(new StudyFolder(root.resolve("study")));
    String page = root.resolve("page.html").toString();
    String drawing = root.resolve("drawing.svg").toString();
    List.of(
            List.of("--help"),
            List.of("show", study),
            List.of("summary", study),
            List.of("why", study),
            List.of("verify", study),
            List.of("sql", study, "SELECT * FROM report__RF JOIN parameters USING (run_id)"),
            List.of("export", study, "--out", root.resolve("exported").toString()),
            List.of("compact", study, "--keep"),
            List.of("summary", study, "--json"),
            List.of("plot", study, "corner", "--metric", METRIC, "-o", drawing),
            List.of("report", study, "-o", page))
        .forEach(CommandTraining::call);
    FileTree.delete(root);
    System.exit(0);
  }

  /// What it prints is of no interest, nor whether it was content.
  private static void call(List<String> command) {
    var nowhere = new PrintWriter(Writer.nullWriter());
    var terminal = new Terminal(nowhere, nowhere, false, false, Terminal.columnsTold());
    Skysweep.execute(terminal, command.toArray(String[]::new));
  }

  private static String makeStudy(StudyFolder folder) throws IOException {
    var engine = new SkysweepOrigin.Engine("", "native", "", Map.of());
    var origin =
        new SkysweepOrigin("training", "", Instant.EPOCH, "LocalPool", engine, "", Map.of());
    var design = Json.mapper().readTree("{\"_kind\":\"grid\",\"Sat.SMA\":[7000.0]}");
    var header = ManifestHeader.of("00".repeat(32), RUNS, design, null, origin);
    try (var lock = StudyLock.acquire(folder);
        var manifest = ManifestWriter.create(lock, header)) {
      for (int run = 0; run < RUNS; run++) {
        var spec = RunSpec.of(run, Map.of(FieldPath.parse("Sat.SMA"), Value.of(7000.0 + run % 5)));
        var _ =
            manifest.append(
                ManifestEntry.of(spec, outcome(folder, run), new Attempt(1, "", 1, null), false));
      }
    }
    return folder.root().toString();
  }

  private static RunOutcome outcome(StudyFolder folder, int run) throws IOException {
    var timing = new RunTiming(Instant.EPOCH, Instant.EPOCH.plusMillis(5), Duration.ofMillis(5));
    if (run == RUNS - 1) {
      return new RunOutcome.Failed(run, timing, null, FailureKind.ENGINE_ERROR, "as an example");
    }
    Path file = folder.run(run).resolve("report__RF.parquet");
    Files.createDirectories(folder.run(run));
    ParquetFile.Written written = ParquetFile.write(report(run), file, Map.of());
    var stored = new OutputFile(folder.relative(file), written.sha256(), Files.size(file));
    var outputs = new RunOutputs(Map.of("report__RF", stored), Map.of(), Map.of(), List.of());
    return new RunOutcome.Succeeded(run, timing, null, outputs);
  }

  private static Table report(int run) {
    var time = new TimeColumn.Builder();
    var altitude = new NumberColumn.Builder();
    for (int row = 0; row < ROWS; row++) {
      time.add(row * 60_000_000_000L);
      altitude.add(500 + Math.sin(row + run));
    }
    TimeColumn epoch = time.build("Sat.UTCGregorian", TimeScale.UTC);
    return new Table(
        List.of(epoch, altitude.build("Sat.Earth.Altitude", "km"), epoch.copiedAs("time")));
  }
}
