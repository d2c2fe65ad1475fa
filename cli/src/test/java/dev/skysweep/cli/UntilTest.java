package dev.skysweep.cli;

import static dev.skysweep.cli.ExitCode.FAILED_RUNS;
import static dev.skysweep.cli.ExitCode.NOT_YET_KNOWN;
import static dev.skysweep.cli.ExitCode.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Await;
import dev.skysweep.Reference;
import dev.skysweep.files.FileTree;
import dev.skysweep.study.Stopped;
import dev.skysweep.study.Stopped.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Studies of the real engine that add runs until a result is known.
class UntilTest extends StudyOfLeo {
  private static final String RULE = "ci95(mean(RF.Sat.X)) < 6 km";

  private CommandRun draw(Study to, int n, String... more) {
    return CommandRun.of(line(to, n, more));
  }

  private String[] line(Study to, int n, String... more) {
    var line = new ArrayList<>(List.of("monte-carlo", script.toString()));
    line.addAll(List.of("--out", to.folder().toString(), "--n", String.valueOf(n)));
    line.addAll(List.of("--seed", "3", "--perturb", "Sat.SMA=normal:7100:5"));
    line.addAll(List.of(more));
    return line.toArray(String[]::new);
  }

  private static Stopped stopped(Study study) {
    return study.manifest().stopped().orElseThrow();
  }

  @Test
  void runsAreAddedUntilTheIntervalIsTightAndTheManifestSaysWhy() throws Exception {
    CommandRun run = draw(study, 20, "--until", RULE, "--max", "400", "--workers", "1");

    run.isOk();
    Stopped stopped = stopped(study);
    assertThat(stopped.reason()).isEqualTo(Reason.KNOWN);
    assertThat(stopped.upper() - stopped.lower()).isLessThan(6);
    assertThat(stopped.runs()).isBetween(40, 380).isEqualTo(study.manifest().runCount());
    assertThat(stopped.runs() % 20).as("looks are at the ends of batches").isZero();
    assertThat(run.out()).contains("stopped since it is known: " + RULE);
    assertThat(run.err()).contains("after 20 runs: -Infinity to Infinity");
    CommandRun shown = CommandRun.of("show", study.folder().toString(), "--json");
    assertThat(shown.out()).contains("\"reason\":\"known\"");
    CommandRun.of("verify", study.folder().toString()).isOk();
    assertThat(Reference.run(root, "show", study.file().toString()))
        .contains("%d runs (%d ok)".formatted(stopped.runs(), stopped.runs()));

    var other = new Study(root.resolve("other"));
    draw(other, 20, "--until", RULE, "--max", "400", "--workers", "2").isOk();
    assertThat(stopped(other)).isEqualTo(stopped);
    assertThat(other.results()).isEqualTo(study.results());

    List<String> lines = Files.readAllLines(study.file());
    for (int kept : new int[] {15, 21, 33, lines.size() - 1}) {
      cutOff(other, lines.subList(0, kept));
      CommandRun.of("resume", other.folder().toString()).isOk();
      assertThat(stopped(other)).as("%d lines kept", kept).isEqualTo(stopped);
      assertThat(Files.readAllLines(other.file())).hasSameSizeAs(lines);
      assertThat(other.results()).isEqualTo(study.results());
    }
    CommandRun.of("resume", other.folder().toString()).isOk();
    assertThat(Files.readAllLines(other.file())).hasSameSizeAs(lines);

    var killed = new Study(root.resolve("killed"));
    killAfter(27, killed, line(killed, 20, "--until", RULE, "--max", "400"));
    killAfter(33, killed, "resume", killed.folder().toString());
    CommandRun.of("resume", killed.folder().toString()).isOk();
    assertThat(stopped(killed)).isEqualTo(stopped);
    assertThat(killed.results()).isEqualTo(study.results());
  }

  private static void killAfter(int entries, Study study, String... command) {
    try (DriverProcess driver = DriverProcess.start(command)) {
      Await.until("entries", () -> study.entries() >= entries || !driver.isAlive());
      driver.kill();
    }
    assertThat(study.manifest().stopped()).as("killed before its end").isEmpty();
  }

  /// As a crash leaves it that loses all behind these lines.
  private void cutOff(Study other, List<String> lines) throws IOException {
    FileTree.delete(other.folder());
    Files.createDirectories(other.folder().resolve("runs"));
    Files.writeString(other.file(), String.join("\n", lines) + "\n");
    Files.copy(study.folder().resolve("mission.script"), other.folder().resolve("mission.script"));
    for (var entry : other.attempts()) {
      Path run = Path.of("runs/%06d".formatted(entry.runId()));
      Files.createDirectory(other.folder().resolve(run));
      Path report = run.resolve("report__RF.parquet");
      Files.copy(study.folder().resolve(report), other.folder().resolve(report));
    }
  }

  @Test
  void atTheMostRunsItIsNotYetKnown() throws Exception {
    Path file = root.resolve("study.yaml");
    Files.writeString(
        file,
        """
        mission: mission.script
        out: out
        seed: 3
        until: {rule: ci95(median(Sat.X)) < 1e-3, max: 50}
        where: [Sat.SMA < 7105]
        design:
          monte-carlo:
            n: 40
            vary:
              Sat.SMA: normal:7100:5
        """);
    CommandRun run = CommandRun.of("run", file.toString());
    run.endsWith(NOT_YET_KNOWN);
    assertThat(run.out()).contains("stopped at the most runs, not yet known");
    assertThat(stopped(study).reason()).isEqualTo(Reason.MAX);
    assertThat(study.manifest().runCount()).isBetween(35, 49);
    CommandRun.of("verify", study.folder().toString()).isOk();
  }

  @Test
  void withoutAnyValueNoMoreRunsAreMade() {
    draw(study, 30, "--until", RULE, "--max", "400", "--postprocess", "false")
        .endsWith(FAILED_RUNS);
    assertThat(stopped(study).reason()).isEqualTo(Reason.NO_VALUES);
    assertThat(study.manifest().runCount()).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ci95(p99(RF.Sat.X) < 1 | 9 | 'ci95(p99(RF.Sat.X) < 1', column 20: expected ')'",
        "ci95(mean(RF.Sat.Xx)) < 1 | 9 | no output has a column of numbers 'RF.Sat.Xx'; did you mean",
        "ci95(mean(RG.Sat.X)) < 1 | 9 | no output has a column of numbers 'RG.Sat.X'",
        "ci95(mean(RF.Sat.X)) < 1 m | 9 | RF.Sat.X",
        "ci95(mean(RF.Sat.X)) < 1 | 1 | at most 1 runs are to be made, but the study begins with 2",
      })
  void aRuleThatCannotBeIsRefusedBeforeTheFirstRun(String rule, String max, String message) {
    draw(study, 2, "--until", rule, "--max", max)
        .isRefused(USAGE, message.equals("RF.Sat.X") ? "Sat.X is in km; write" : message);
    assertThat(study.folder()).doesNotExist();
  }

  @Test
  void onlyIndependentDrawsAreAdded() {
    CommandRun.of(
            "latin-hypercube",
            script.toString(),
            "--n=4",
            "--perturb=Sat.SMA=normal:7100:5",
            "--until=" + RULE,
            "--max=8",
            "--out=" + study.folder())
        .isRefused(USAGE, "only a Monte Carlo study can stop when a result is known");
    draw(study, 2, "--until", RULE).isRefused(USAGE, "--until needs --max N");
    assertThat(study.folder()).doesNotExist();
  }
}
