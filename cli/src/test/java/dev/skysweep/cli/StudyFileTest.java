package dev.skysweep.cli;

import static dev.skysweep.cli.ExitCode.CHECK_FAILED;
import static dev.skysweep.cli.ExitCode.NOT_YET_KNOWN;
import static dev.skysweep.cli.ExitCode.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.Missions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a study file says is done, by the real engine, and kept in the study folder.
class StudyFileTest extends StudyOfLeo {
  private static final String MET = "max(RF.Sat.X) < 7200 km with 50% at 60% confidence";
  private static final String MISSED = "max(RF.Sat.X) < 10 with 50% at 60% confidence";
  private static final String OPEN = "max(RF.Sat.X) < 7200 with 99% at 95% confidence";

  private CommandRun draw(String... more) {
    var line = new ArrayList<>(List.of("monte-carlo", script.toString()));
    line.addAll(List.of("--out", study.folder().toString(), "--n", "4", "--seed", "3"));
    line.addAll(List.of("--perturb", "Sat.SMA=normal:7100:5"));
    line.addAll(List.of(more));
    return CommandRun.of(line.toArray(String[]::new));
  }

  @Test
  void requirementsAreJudgedAtTheEndAndLater() throws Exception {
    CommandRun run = draw("--requirement", MET, "--requirement", MISSED);

    run.endsWith(CHECK_FAILED);
    assertThat(run.out()).contains("pass: " + MET + "; at least", "fail: " + MISSED + "; at most");
    CommandRun later = CommandRun.of("requirement", study.folder().toString());
    later.endsWith(CHECK_FAILED);
    assertThat(later.out()).contains(MET, MISSED);
    CommandRun.of("report", study.folder().toString()).isOk();
    assertThat(Files.readString(study.folder().resolve("report.html"))).contains("7200 km with 50");

    CommandRun more = CommandRun.of("extend", study.folder().toString(), "--n", "1", "--json");
    more.endsWith(CHECK_FAILED);
    assertThat(more.out()).contains("\"verdict\":\"pass\"", "\"verdict\":\"fail\"");
  }

  @Test
  void whatIsNotYetKnownIsSaidWithItsCode() {
    CommandRun run = draw("--requirement", OPEN);
    run.endsWith(NOT_YET_KNOWN);
    assertThat(run.out()).contains("not yet known: " + OPEN, "further runs would pass");
  }

  @Test
  void aRequirementThatCannotBeIsRefusedBeforeTheFirstRun() {
    draw("--requirement", "max(RF.Sat.Q) < 1 with 99% at 90%")
        .isRefused(USAGE, "no output has a column of numbers 'RF.Sat.Q'");
    draw("--requirement", "max(RF.Sat.X) < 1 m with 99% at 90%")
        .isRefused(USAGE, "Sat.X is in km; write the number in km, not in m");
    draw("--requirement", "max(RF.Sat.X) < 1 with 99").isRefused(USAGE, "column 26: expected '%'");
    assertThat(study.folder()).doesNotExist();
    draw().isOk();
    CommandRun.of("requirement", study.folder().toString())
        .isRefused(USAGE, "name a REQUIREMENT: the study's own file has none");
  }

  @Test
  void everythingThatACommandLineSaysIsInItsStudyFile() {
    CommandRun run =
        draw(
            "--print-study",
            "--requirement=" + MET,
            "--until=ci95(mean(RF.Sat.X)) < 1",
            "--max=40",
            "--postprocess=cat run.script",
            "--postprocess-timeout=5s",
            "--reuse=" + root,
            "--layout=compact",
            "--keep-raw",
            "--where=Sat.SMA < 7105");
    run.isOk();
    assertThat(run.out())
        .contains(
            "max(RF.Sat.X) < 7200 km with 50% at 60% confidence",
            "rule: ci95(mean(RF.Sat.X)) < 1",
            "max: 40",
            "step: cat run.script",
            "timeout: 5s",
            "layout: compact",
            "keep-raw: true",
            "reuse:",
            "Sat.SMA < 7105");
    assertThat(study.folder()).doesNotExist();
  }

  /// As `submit` has a study's own file run on the cluster.
  @Test
  void whatTheCommandLineSaysIsAddedToWhatTheFileSays() throws Exception {
    Path file = root.resolve("study.yaml");
    Files.writeString(
        file,
        """
        mission: mission.script
        out: out
        pool: {name: ray, args: {resources: "gpus=1", address: "ray://elsewhere"}}
        limits: {timeout: 60, max-attempts: 3}
        design: {grid: {axes: {Sat.SMA: [7000]}}}
        """);
    String[] line = {
      "run",
      file.toString(),
      "--pool",
      "ray",
      "--address",
      "ray://here",
      "--timeout",
      "5m",
      "--print-study"
    };
    assertThat(CommandRun.of(line).isOk().out())
        .contains("gpus=1", "ray://here", "max-attempts: 3")
        .doesNotContain("elsewhere");

    line[3] = "local";
    line[4] = "--workers";
    line[5] = "2";
    assertThat(CommandRun.of(line).isOk().out()).contains("workers: 2").doesNotContain("gpus");
  }

  @Test
  void theFolderKeepsTheStepAndEveryFileApart() throws Exception {
    Files.createDirectories(root.resolve("a"));
    Files.createDirectories(root.resolve("b"));
    Files.writeString(root.resolve("a/c.csv"), "Sat.SMA\n1\n");
    Files.writeString(root.resolve("b/c.csv"), "Sat.DryMass\n4\n");
    Files.writeString(root.resolve("a/derive.sh"), "echo x,y > derived.csv\n");
    Files.writeString(
        script, Missions.LEO.replace("Sat.INC = 51.6;", "Sat.INC = 51.6;\nSat.DryMass = 800;"));
    Path file = root.resolve("study.yaml");
    Files.writeString(
        file,
        """
        mission: mission.script
        out: out
        seed: 3
        postprocess: {step: "sh a/derive.sh '{run_dir}'", timeout: 20}
        design:
          monte-carlo:
            n: 2
            covariance: [a/c.csv, b/c.csv]
        """);
    CommandRun.of("run", file.toString()).isOk();

    Path moved = Files.move(study.folder(), root.resolve("moved"));
    for (String gone : List.of("a/c.csv", "b/c.csv", "a/derive.sh", "mission.script")) {
      Files.delete(root.resolve(gone));
    }
    var again = root.resolve("again");
    CommandRun.of("run", moved.resolve("study.yaml").toString(), "--out", again.toString()).isOk();
    assertThat(new Study(again).results()).isEqualTo(new Study(moved).results());
    assertThat(again.resolve("runs/000001/derived.csv")).hasContent("x,y");
    assertThat(moved.resolve("inputs")).isDirectoryContaining("glob:**/c-2.csv");
  }
}
