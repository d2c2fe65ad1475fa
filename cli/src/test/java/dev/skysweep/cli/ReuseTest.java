package dev.skysweep.cli;

import static dev.skysweep.cli.ExitCode.FAILED_RUNS;
import static dev.skysweep.cli.ExitCode.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Reference;
import dev.skysweep.files.FileTree;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.study.Reused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs of the real engine that were made before are not made again, and nothing shows it but the
/// manifest.
class ReuseTest {
  private static final String[] SAMPLING = {"--seed", "7", "--perturb", "Sat.SMA=normal:7100:5"};

  @TempDir private Path root;
  private Path studies;
  private Path script;
  private Study before;
  private Study now;

  @BeforeEach
  void writeScript() throws IOException {
    TestEngine.installation();
    script = Files.writeString(root.resolve("mission.script"), Missions.LEO);
    studies = Files.createDirectories(root.resolve("studies"));
    before = new Study(studies.resolve("group/before"));
    now = new Study(studies.resolve("now"));
  }

  private CommandRun make(Study study, String command, String... more) {
    var line = new ArrayList<>(List.of(command, script.toString()));
    line.addAll(List.of("--out", study.folder().toString()));
    line.addAll(List.of(more));
    return CommandRun.of(line.toArray(String[]::new));
  }

  private CommandRun draw(Study study, int n, String... more) {
    var line = new ArrayList<>(List.of("--n", String.valueOf(n)));
    line.addAll(List.of(SAMPLING));
    line.addAll(List.of(more));
    return make(study, "monte-carlo", line.toArray(String[]::new));
  }

  private CommandRun rows(Study study, String text, String... more) throws IOException {
    Path samples = Files.writeString(root.resolve("rows.csv"), text);
    var line = new ArrayList<>(List.of("--samples", samples.toString()));
    line.addAll(List.of(more));
    return make(study, "explicit", line.toArray(String[]::new));
  }

  private String reuse() {
    return "--reuse=" + studies;
  }

  /// Of each run the number of the one it was taken from, -1 for a run that was made.
  private static List<Integer> origins(Study study) {
    return study.attempts().stream()
        .sorted((a, b) -> Integer.compare(a.runId(), b.runId()))
        .map(entry -> Objects.requireNonNull(entry.record()).attempt().reused())
        .map(reused -> reused == null ? -1 : reused.runId())
        .toList();
  }

  @Test
  void runsOfAnEarlierStudyAreTakenWithTheSameBits() {
    draw(before, 4).isOk();
    CommandRun run = draw(now, 6, reuse());
    var fresh = new Study(root.resolve("fresh"));
    draw(fresh, 6).isOk();

    run.isOk();
    assertThat(run.out()).contains("6 runs (6 ok), 4 of them reused,");
    assertThat(run.err()).contains("runs that may be reused: 4, of studies: 1");
    assertThat(origins(now)).containsExactly(0, 1, 2, 3, -1, -1);
    assertThat(now.results()).isEqualTo(fresh.results());
    Reused reused = Objects.requireNonNull(now.attempts().getFirst().record()).attempt().reused();
    assertThat(reused)
        .isEqualTo(
            new Reused(
                Objects.requireNonNull(before.manifest().header().skysweep()).sweepId(),
                now.attempts().getFirst().runId(),
                before.folder().toString()));
    CommandRun.of("verify", now.folder().toString(), "--rerun", "2").isOk();
    assertThat(Reference.run(root, "show", now.file().toString())).contains("6 runs (6 ok)");
    CommandRun shown = CommandRun.of("show", now.folder().toString(), "--run", "2");
    assertThat(shown.out()).contains("reused      run 2 of " + before.folder());
  }

  @Test
  void whatCountsIsTheScriptAfterTheOverrides() throws Exception {
    make(before, "run", "--grid", "Sat.SMA=7000,7100,7200").isOk();
    Files.writeString(script, Missions.LEO.replace("Sat.SMA = 7000", "Sat.SMA = 6900"));

    rows(now, "Sat.SMA\n7200.0\n7100.5\n7100.0\n", reuse()).isOk();

    assertThat(origins(now)).containsExactly(2, -1, 1);
  }

  @Test
  void anotherMissionIsNotTaken() throws Exception {
    draw(before, 2).isOk();
    Files.writeString(script, Missions.LEO.replace("ElapsedSecs = 60", "ElapsedSecs = 61"));

    draw(now, 2, reuse()).isOk();

    assertThat(origins(now)).containsExactly(-1, -1);
  }

  @Test
  void aConvertedStateIsTaken() throws Exception {
    Files.writeString(
        script,
        Missions.LEO
            .replace("Keplerian", "Cartesian")
            .replace("Sat.SMA = 7000", "Sat.X = 7000")
            .replace("Sat.ECC = 0.001", "Sat.VY = 4.7")
            .replace("Sat.INC = 51.6", "Sat.VZ = 5.9"));
    make(before, "run", "--grid", "Sat.SMA=7000,7100").isOk();

    make(now, "run", "--grid", "Sat.SMA=7100,7200", reuse()).isOk();

    assertThat(origins(now)).containsExactly(1, -1);
  }

  @Test
  void aFileBesideTheScriptCounts() throws Exception {
    Path shape = root.resolve("shape.txt");
    Files.writeString(shape, "one\n");
    Files.writeString(
        script,
        Missions.LEO.replace(
            "Create Variable x;", "Create Variable x;\nSat.ModelFile = 'shape.txt';"));
    draw(before, 2).isOk();
    draw(now, 2, reuse()).isOk();
    assertThat(origins(now)).containsExactly(0, 1);

    Files.writeString(shape, "two\n");
    var third = new Study(studies.resolve("third"));
    draw(third, 2, reuse()).isOk();
    assertThat(origins(third)).containsExactly(-1, -1);
  }

  @Test
  void whatWasChangedSinceIsMadeAndSaid() throws Exception {
    draw(before, 3).isOk();
    Path report = before.folder().resolve("runs/000001/report__RF.parquet");
    byte[] bytes = Files.readAllBytes(report);
    bytes[bytes.length / 2] ^= 1;
    Files.write(report, bytes);
    Files.delete(before.folder().resolve("runs/000002/report__RF.parquet"));

    CommandRun run = draw(now, 3, reuse());

    run.isOk();
    assertThat(origins(now)).containsExactly(0, -1, -1);
    assertThat(run.err())
        .contains("is not reused for run 1, but made: runs/000001/report__RF.parquet has changed")
        .contains("is not reused for run 2, but made: runs/000002/report__RF.parquet is gone");
    CommandRun.of("verify", now.folder().toString()).isOk();
  }

  @Test
  void failedRunsAreMadeAgain() {
    make(before, "run", "--grid", "Sat.DryMass=100,-5").endsWith(FAILED_RUNS);
    make(now, "run", "--grid", "Sat.DryMass=100,-5", reuse()).endsWith(FAILED_RUNS);
    assertThat(origins(now)).containsExactly(0, -1);
  }

  @Test
  void equalValuesInOneStudyRunOnce() throws Exception {
    rows(now, "Sat.SMA\n7000\n7100\n7000\n7000\n7100\n").isOk();

    List<Integer> origins = origins(now);
    assertThat(origins.stream().filter(origin -> origin < 0)).hasSize(2);
    assertThat(List.of(origins.get(2), origins.get(3), origins.get(4))).containsExactly(0, 0, 1);
    var byTwos = now.results();
    assertThat(byTwos.get(3).getLast()).isEqualTo(byTwos.get(0).getLast());
    CommandRun.of("verify", now.folder().toString(), "--rerun", "5").isOk();
  }

  @Test
  void ofEqualValuesThatFailEachIsTried() throws Exception {
    rows(now, "Sat.DryMass\n100\n-5\n-5\n").endsWith(FAILED_RUNS);
    assertThat(origins(now)).containsExactly(-1, -1, -1);
    assertThat(now.manifest().counts().failed()).isEqualTo(2);
  }

  @Test
  void aStudyFileAndAnExtensionReuseToo() throws Exception {
    draw(before, 4).isOk();
    Path file = root.resolve("study.yaml");
    Files.writeString(
        file,
        """
        mission: mission.script
        out: studies/now
        reuse: [studies]
        seed: 7
        design:
          monte-carlo:
            n: 2
            vary:
              Sat.SMA: normal:7100:5
        """);
    CommandRun.of("run", file.toString()).isOk();
    CommandRun.of("extend", now.folder().toString(), "--n", "3", reuse()).isOk();
    assertThat(origins(now)).containsExactly(0, 1, 2, 3, -1);
  }

  @Test
  void mergedRunsAreTakenWithTheSameBits() throws Exception {
    draw(before, 4, "--layout", "compact").isOk();
    assertThat(before.folder().resolve("runs/000000/report__RF.parquet")).doesNotExist();
    draw(now, 5, reuse()).isOk();
    var fresh = new Study(root.resolve("fresh"));
    draw(fresh, 5).isOk();
    assertThat(origins(now)).containsExactly(0, 1, 2, 3, -1);
    assertThat(now.results()).isEqualTo(fresh.results());
    CommandRun.of("verify", now.folder().toString()).isOk();

    FileTree.delete(now.folder());
    FileTree.delete(before.folder().resolve("tables/report__RF"));
    CommandRun gone = draw(now, 5, reuse());
    assertThat(gone.isOk().err()).contains("is gone, and the study's tables don't tell it");
    assertThat(origins(now)).containsOnly(-1);
  }

  @Test
  void whatCannotBeReusedIsSaid() {
    draw(before, 2).isOk();
    CommandRun raw = draw(new Study(studies.resolve("raw")), 2, reuse(), "--keep-raw");
    assertThat(raw.isOk().err()).contains("nothing is reused: GMAT's own files");
    var never = new Study(root.resolve("never"));
    draw(never, 2, "--reuse", "nowhere").isRefused(USAGE, "/nowhere: there is no such folder");
    assertThat(never.folder()).doesNotExist();
  }
}
