package dev.skysweep.bench;

import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.output.OutputKind;
import dev.skysweep.output.OutputReader;
import dev.skysweep.output.ReadOutput;
import dev.skysweep.script.MissionScript;
import dev.skysweep.script.RunScript;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.Value;
import dev.skysweep.table.ParquetFile;
import dev.skysweep.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a run costs beside GMAT: its script, its report, its Parquet file.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RunCosts {
  private MissionScript mission;
  private OutputDeclaration report;
  private Path text;
  private Path parquet;
  private Table table;
  private double value;

  @Setup
  public void layOut() throws Exception {
    mission = MissionScript.read(Path.of(System.getProperty("bench.script")));
    Path folder = Files.createTempDirectory("bench-");
    text = Files.writeString(folder.resolve("RF.txt"), sixtyRows());
    parquet = folder.resolve("report__RF.parquet");
    report =
        new OutputDeclaration(
            OutputKind.REPORT, "ReportFile", "RF", "RF.txt", Map.of(), List.of(), 1);
    table = Objects.requireNonNull(readReport().table());
  }

  private static String sixtyRows() {
    var rows = new StringBuilder("Sat.UTCGregorian          Sat.X                     Sat.VX\n");
    for (int row = 0; row < 60; row++) {
      rows.append(
          String.format(
              Locale.ROOT,
              "01 Jan 2026 00:%02d:00.000  %-24.12f  %-24.12f%n",
              row,
              7000 * Math.cos(row),
              7.5 * Math.sin(row)));
    }
    return rows.toString();
  }

  @Benchmark
  public RunScript writeScript() {
    value += 0.37;
    return mission.forRun(
        Map.of(FieldPath.parse("Sat.SMA"), Value.of(7000 + value)), Map.of(), _ -> "RF.txt");
  }

  @Benchmark
  public ReadOutput readReport() throws Exception {
    return OutputReader.read(report, text, true);
  }

  @Benchmark
  public void writeParquet() throws IOException {
    ParquetFile.write(table, parquet, Map.of());
  }
}
