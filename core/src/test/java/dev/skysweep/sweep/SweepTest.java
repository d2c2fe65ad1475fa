package dev.skysweep.sweep;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.ParquetRows;
import dev.skysweep.files.Sha256;
import dev.skysweep.gmat.EngineDriver;
import dev.skysweep.gmat.EngineResult;
import dev.skysweep.gmat.GmatEngine;
import dev.skysweep.gmat.KernelMode;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.gmat.drivers.EngineDrivers;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.pool.local.LocalPool;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.Grid;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.RunLimits;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import dev.skysweep.studyfile.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dflib.DataFrame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole sweeps of real missions by the real engine.
class SweepTest {
  private static final List<String> STATE = List.of("X", "Y", "Z", "VX", "VY", "VZ");
  private static LocalPool pool;

  @TempDir Path folder;

  @BeforeAll
  static void openPool() {
    TestEngine.installation();
    pool = LocalPool.of(2);
  }

  @AfterAll
  static void closePool() {
    pool.close();
  }

  @Test
  void everyValueIsTheOneThatTheEngineGivesForAScriptEditedByHand() throws Exception {
    List<Value> axes = Grid.linspace(6900, 7300, 4);
    double[] inclinations = {0.1, 28.5, 51.6, 97.8};

    SweepResult result =
        sweep(Missions.LEO).grid("Sat.SMA", axes).grid("Sat.INC", inclinations).run(pool);

    assertThat(result.counts().ok()).isEqualTo(16);
    try (GmatEngine engine = engine()) {
      for (int runId = 0; runId < 16; runId++) {
        // the fields are in the order of their names, the last one varies fastest
        String inc = Double.toString(inclinations[runId / 4]);
        String sma = Double.toString(6900 + runId % 4 * (400 / 3.0));
        String edited =
            Missions.LEO
                .replace("Sat.INC = 51.6", "Sat.INC = " + inc)
                .replace("Sat.SMA = 7000", "Sat.SMA = " + sma);
        assertThat(states(result, runId)).as("run %d", runId).isEqualTo(direct(engine, edited));
      }
    }
  }

  private GmatEngine engine() {
    return EngineDrivers.open(
        TestEngine.installation(), EngineDriver.NATIVE, KernelMode.STOCK, folder.resolve("engine"));
  }

  /// The numbers of the report that GMAT writes when nothing of ours is in between.
  private List<List<Double>> direct(GmatEngine engine, String script) throws IOException {
    Path run = Files.createDirectories(folder.resolve("direct"));
    Path file = Files.writeString(run.resolve("edited.script"), script);
    assertThat(engine.run(file, run, run.resolve("log")))
        .isInstanceOf(EngineResult.Completed.class);
    return Files.readAllLines(run.resolve("sat.report")).stream()
        .skip(1)
        .map(line -> Arrays.asList(line.strip().split("\\s+")))
        .map(cells -> cells.subList(cells.size() - 6, cells.size()))
        .map(cells -> cells.stream().map(Double::valueOf).toList())
        .toList();
  }

  private static List<List<Double>> states(SweepResult result, int runId) {
    return rows(result, runId, "report__RF").stream()
        .map(row -> STATE.stream().map(name -> (Double) row.get("Sat." + name)).toList())
        .toList();
  }

  @Test
  void aKeplerianElementVariesACartesianState() throws Exception {
    String cartesian =
        Missions.LEO
            .replace("Keplerian", "Cartesian")
            .replace("Sat.SMA = 7000", "Sat.X = 7000")
            .replace("Sat.ECC = 0.001", "Sat.VY = 4.7")
            .replace("Sat.INC = 51.6", "Sat.VZ = 5.9")
            .replace("Sat.VZ};", "Sat.VZ, Sat.SMA};");

    SweepResult result = sweep(cartesian).grid("Sat.SMA", 7000, 7100, 7200).run(pool);

    assertThat(result.counts().ok()).isEqualTo(3);
    for (int runId = 0; runId < 3; runId++) {
      assertThat((Double) rows(result, runId, "report__RF").getFirst().get("Sat.SMA"))
          .isCloseTo(7000 + 100 * runId, within(1e-6));
    }
  }

  @Test
  void aRunThatTheEngineRefusesIsARecordAndNoMore() throws Exception {
    SweepResult result = sweep(Missions.LEO).grid("Sat.DryMass", 100, -5, 300).run(pool);

    assertThat(statuses(result)).containsExactly(RunStatus.OK, RunStatus.FAILED, RunStatus.OK);
    assertThat(entry(result, 1).overrides()).containsEntry("Sat.DryMass", Value.of(-5.0));
    RunOutcome.Failed failed = failed(result, 1);
    assertThat(failed.kind()).isEqualTo(FailureKind.ENGINE_ERROR);
    assertThat(failed.message().lines().findFirst().orElseThrow())
        .contains("The value of \"-5\" for field \"DryMass\"")
        .contains("(line 19: Sat.DryMass = -5;)");
    assertThat(failed.message()).contains("--- GMAT's log ends with ---");
    assertThat(failed.logPath()).isEqualTo("runs/000001/gmat.log");
    assertThat(result.folder().resolve("runs/000001/gmat.log")).isRegularFile();
    assertThat(result.folder().resolve("runs/000001/run.script")).content().contains("-5");
  }

  @Test
  void aMissionThatBreaksOffNamesItsLine() throws Exception {
    String mission =
        Missions.withSequence("x = sqrt(x);\nPropagate Prop(Sat) {Sat.ElapsedSecs = 60};");

    SweepResult result =
        sweep(mission.replace("Create Variable x;", "Create Variable x;\nx = 1;"))
            .grid("x", 4, -1)
            .run(pool);

    assertThat(statuses(result)).containsExactly(RunStatus.OK, RunStatus.FAILED);
    assertThat(failed(result, 1).message()).contains("x is less than 0.0").contains("x = sqrt(x)");
  }

  @Test
  void severalReportsGiveAFileEach() throws Exception {
    String mission =
        Missions.LEO.replace(
            "Create Variable x;",
            """
            Create Variable x;
            Create ReportFile Masses;
            Masses.Filename = 'sat.report';
            Masses.Add = {Sat.DryMass, Sat.TotalMass};
            """);

    SweepResult result = sweep(mission).grid("Sat.DryMass", 100, 200).run(pool);

    assertThat(entry(result, 1).outputs().tables().keySet())
        .containsExactly("report__Masses", "report__RF");
    assertThat(rows(result, 1, "report__Masses").getFirst())
        .containsEntry("Sat.TotalMass", 200.0)
        .doesNotContainKey("time");
    assertThat(rows(result, 1, "report__RF").getFirst()).containsKey("time");
  }

  @Test
  void aMissionWithoutAReportIsFine() throws Exception {
    String mission =
        Missions.LEO.replaceAll("(?m)^(Create ReportFile RF|RF\\..*)$", "").replace(";\n;", ";");

    SweepResult result = sweep(mission).grid("Sat.SMA", 7000, 7100).run(pool);

    assertThat(result.counts().ok()).isEqualTo(2);
    assertThat(entry(result, 0).outputs().tables()).isEmpty();
  }

  @Test
  void aTargeterThatDoesNotConvergeIsToldOfARunThatIsOk() throws Exception {
    String mission =
        Missions.withSequence(
            """
            Target DC;
            Vary DC(Burn.Element1 = 0.1, {MaxStep = 0.001});
            Maneuver Burn(Sat);
            Achieve DC(Sat.SMA = 90000);
            EndTarget;\
            """);

    SweepResult result = sweep(mission).grid("Sat.DryMass", 100, 200).run(pool);

    assertThat(statuses(result)).containsOnly(RunStatus.OK);
    assertThat(entry(result, 0).outputs().converged()).containsExactly(Map.entry("DC", false));
    assertThat(entry(result, 0).outputs().solvers()).containsOnlyKeys("DC");
  }

  @Test
  void aStopCommandEndsARunWell() throws Exception {
    String mission = Missions.withSequence("Propagate Prop(Sat) {Sat.ElapsedSecs = 60};\nStop;");

    SweepResult result = sweep(mission).grid("Sat.SMA", 7000, 7100).run(pool);

    assertThat(statuses(result)).containsOnly(RunStatus.OK);
    assertThat(rows(result, 1, "report__RF")).hasSizeGreaterThan(1);
  }

  @Test
  void aReportAfterAGroundTrackPlotIsWritten() throws Exception {
    String mission =
        Missions.LEO.replace(
            "Create ReportFile RF;",
            "Create GroundTrackPlot Plot;\nPlot.Add = {Sat};\nCreate ReportFile RF;");

    SweepResult result = sweep(mission).grid("Sat.SMA", 7000, 7100).run(pool);

    assertThat(states(result, 0)).isNotEmpty();
  }

  @Test
  void oneWorkerAndTwoGiveTheSameBits() throws Exception {
    Sweep sweep = sweep(Missions.LEO).grid("Sat.SMA", Grid.linspace(6900, 7300, 8));

    SweepResult two = sweep.out(folder.resolve("two")).run(pool);
    SweepResult one;
    try (LocalPool single = LocalPool.of(1)) {
      one = sweep.out(folder.resolve("one")).run(single);
    }

    assertThat(outputs(one)).hasSize(8).isEqualTo(outputs(two));
    outputs(one)
        .forEach((runId, tables) ->
            tables.forEach((key, file) -> {
              assertThat(file.sha256()).isEqualTo(Sha256.of(one.folder().resolve(file.path())));
              assertThat(file.sha256()).isEqualTo(Sha256.of(two.folder().resolve(file.path())));
            }));
  }

  private static Map<Integer, Map<String, OutputFile>> outputs(SweepResult result) {
    var outputs = new TreeMap<Integer, Map<String, OutputFile>>();
    for (int runId = 0; runId < result.manifest().runCount(); runId++) {
      outputs.put(runId, entry(result, runId).outputs().tables());
    }
    return outputs;
  }

  @Test
  void rawTextsGoUnlessTheyAreAskedFor() throws Exception {
    Sweep sweep = sweep(Missions.LEO).grid("Sat.SMA", 7000);
    SweepOptions keeping = SweepOptions.builder().keepRaw(true).build();

    SweepResult without = sweep.out(folder.resolve("without")).run(pool);
    SweepResult with = sweep.with(keeping).out(folder.resolve("with")).run(pool);

    assertThat(without.folder().resolve("runs/000000/raw")).doesNotExist();
    assertThat(with.folder().resolve("runs/000000/raw/RF.report"))
        .content()
        .isEqualTo(Missions.LEO_REPORT);
  }

  @Test
  void whatTheFirstRunCannotLoadEndsTheSweepBeforeItBegins() {
    Sweep sweep = sweep(Missions.LEO).grid("Sat.DryMass", -5, 100);

    assertThatThrownBy(() -> sweep.run(pool))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("GMAT refuses the script of run 0")
        .hasMessageContaining("\"-5\"");
    assertThat(folder.resolve("out/manifest.jsonl")).doesNotExist();
    assertThat(folder.resolve("out/runs")).doesNotExist();
  }

  @Test
  void everyAttemptIsOnRecord() throws Exception {
    // the engine is asked to stop at the limit, in the middle of an endless loop
    String mission = Missions.withSequence("While x < 1\nPropagate Prop(Sat);\nEndWhile;");
    RunLimits limits = new RunLimits(Duration.ofMillis(500), 1L << 30, 1);

    SweepResult result =
        sweep(mission.replace("Create Variable x;", "Create Variable x;\nx = 1;"))
            .grid("x", 1, 0, 2)
            .with(SweepOptions.builder().limits(limits).build())
            .run(pool);

    assertThat(statuses(result)).containsExactly(RunStatus.OK, RunStatus.FAILED, RunStatus.OK);
    assertThat(failed(result, 1).kind()).isEqualTo(FailureKind.TIMED_OUT);
    assertThat(entry(result, 1).timing().elapsed()).isGreaterThan(Duration.ofMillis(500));
    Attempt attempt = requireNonNull(entry(result, 1).record()).attempt();
    assertThat(attempt.number()).isEqualTo(1);
    assertThat(attempt.processId()).isPositive();
    assertThat(attempt.host()).isNotEmpty();
  }

  @Test
  void aReplayGivesTheSameBits() throws Exception {
    SweepResult result = sweep(Missions.LEO).grid("Sat.SMA", 7000, 7100, 7200).run(pool);

    var replay = new Replay(result.folder(), null, false, SweepOptions.defaults());
    Replay.Replayed replayed = replay.run(1, pool);

    assertThat(replayed.outcome().logPath()).isNotNull();
    assertThat(Sha256.of(replayed.folder().resolve("report__RF.parquet")))
        .isEqualTo(table(result, 1, "report__RF").sha256());
    assertThat(replayed.folder().resolve("run.script"))
        .hasSameTextualContentAs(result.folder().resolve("runs/000001/run.script"));
  }

  @Test
  void rowsOfAFrameAreRunsAndTheirStudyFileMakesThemAgain() throws Exception {
    DataFrame frame =
        DataFrame.foldByRow("Sat.SMA", "Sat.Epoch", "batch", "priority")
            .of(
                7000.0,
                "01 Jan 2026 12:00:00.000",
                "a",
                1,
                7100,
                "02 Jan 2026 12:00:00.000",
                "b",
                2);

    SweepResult result;
    try (LocalPool single = LocalPool.of(1)) {
      result = sweep(Missions.LEO).rows(frame, "batch").run(single);
    }

    assertThat(result.counts().ok()).isEqualTo(2);
    assertThat(entry(result, 1).overrides())
        .isEqualTo(
            Map.of("Sat.SMA", Value.of(7100), "Sat.Epoch", Value.of("02 Jan 2026 12:00:00.000")));
    assertThat(entry(result, 1).context()).isEqualTo(Map.of("batch", Value.of("b")));
    assertThat(result.context().<String>getColumn("batch")).containsExactly("a", "b");
    assertThat(entry(result, 1).timing().startedAt())
        .as("the higher priority starts first")
        .isBefore(entry(result, 0).timing().startedAt());

    SweepResult again =
        StudyFile.read(result.folder().resolve("study.yaml"))
            .sweep()
            .out(folder.resolve("again"))
            .run(pool);
    for (int run = 0; run < 2; run++) {
      assertThat(table(again, run, "report__RF").sha256())
          .isEqualTo(table(result, run, "report__RF").sha256());
      assertThat(entry(again, run).context()).isEqualTo(entry(result, run).context());
    }
    assertThatThrownBy(() -> Sweep.of(Path.of("m")).rows(frame, "bach"))
        .hasMessageContaining("the frame has no column 'bach'; it has Sat.SMA, Sat.Epoch");
    assertThatThrownBy(() -> Sweep.of(Path.of("m")).rows(DataFrame.empty("Sat.SMA")))
        .hasMessage("the frame has no rows; each one is a run");
  }

  private Sweep sweep(String mission) {
    try {
      Path script = Files.writeString(folder.resolve("mission.script"), mission);
      return Sweep.of(script).out(folder.resolve("out"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<RunStatus> statuses(SweepResult result) {
    var statuses = new ArrayList<RunStatus>();
    for (int runId = 0; runId < result.manifest().runCount(); runId++) {
      statuses.add(result.manifest().status(runId));
    }
    return statuses;
  }

  private static ManifestEntry entry(SweepResult result, int runId) {
    return result.manifest().entry(runId).orElseThrow();
  }

  private static List<Map<String, Object>> rows(SweepResult result, int runId, String key) {
    return ParquetRows.of(result.folder().resolve(table(result, runId, key).path()));
  }

  private static OutputFile table(SweepResult result, int runId, String key) {
    return requireNonNull(entry(result, runId).outputs().tables().get(key));
  }

  private static RunOutcome.Failed failed(SweepResult result, int runId) {
    return (RunOutcome.Failed) entry(result, runId).outcome();
  }
}
