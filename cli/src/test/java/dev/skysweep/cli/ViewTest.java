package dev.skysweep.cli;

import static dev.skysweep.cli.ExitCode.FAILED_RUNS;
import static dev.skysweep.cli.ExitCode.MANIFEST;
import static dev.skysweep.cli.ExitCode.OK;
import static dev.skysweep.cli.ExitCode.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.files.HostName;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real sweep, drawn, reported and watched; and what is said where that can't be done.
class ViewTest {
  @TempDir private static Path folder;
  private static Path study;

  @BeforeAll
  static void sweep() throws Exception {
    TestEngine.installation();
    Path script = Files.writeString(folder.resolve("mission.script"), Missions.LEO);
    study = folder.resolve("out");
    CommandRun.of(
            "run",
            script.toString(),
            "--out",
            study.toString(),
            "--grid",
            "Sat.DryMass=850,900,-1",
            "--grid",
            "Sat.INC=10,20")
        .endsWith(FAILED_RUNS);
  }

  private static CommandRun plot(String kind, String file, String... more) {
    String[] arguments = new String[more.length + 5];
    arguments[0] = "plot";
    arguments[1] = study.toString();
    arguments[2] = kind;
    arguments[3] = "-o";
    arguments[4] = folder.resolve(file).toString();
    System.arraycopy(more, 0, arguments, 5, more.length);
    return CommandRun.of(arguments);
  }

  @Test
  void drawsInEveryFormat() {
    for (String file : new String[] {"map.svg", "map.png", "map.html"}) {
      plot("timeline", file).endsWith(OK);
      assertThat(folder.resolve(file)).isNotEmptyFile();
    }
  }

  @Test
  void reportsInTheStudyFolder() {
    CommandRun.of("report", study.toString()).endsWith(OK);
    assertThat(study.resolve("report.html"))
        .content()
        .contains("4 of 6 runs are ok, 2 failed", "Create Spacecraft");
  }

  @Test
  void watchesToTheEnd() {
    assertThat(CommandRun.of("watch", study.toString()).endsWith(FAILED_RUNS).out())
        .contains("6 of 6 runs, 4 ok, 2 failed: finished");
    assertThat(CommandRun.on(true, "watch", study.toString()).endsWith(FAILED_RUNS).out())
        .contains("█")
        .doesNotContain("·", "busy")
        .contains("run 4 ");
  }

  @Test
  void watchSaysThatAMetricIsWrong() {
    CommandRun watched =
        CommandRun.of("watch", study.toString(), "--metric", "max(RF.Nope)").endsWith(FAILED_RUNS);
    assertThat(watched.out()).contains("6 of 6 runs, 4 ok, 2 failed: finished");
    assertThat(watched.err()).containsOnlyOnce("'RF.Nope'");
  }

  /// As a driver leaves it that was killed: its process is gone, and its runs are not all made.
  @Test
  void watchEndsWhereNoDriverIsAtWork() throws Exception {
    Path left = folder.resolve("left");
    Path lock = Files.createDirectories(left.resolve(".skysweep")).resolve("lock");
    Files.writeString(
        lock, "process 999999999 on %s, since 2026-01-01T00:00:00Z".formatted(HostName.current()));
    List<String> lines = Files.readAllLines(study.resolve("manifest.jsonl"));
    Files.write(left.resolve("manifest.jsonl"), lines.subList(0, 3));
    for (boolean interactive : new boolean[] {false, true}) {
      CommandRun watched =
          CommandRun.on(interactive, "watch", left.toString()).endsWith(FAILED_RUNS);
      assertThat(watched.out()).contains("2 of 6 runs");
      assertThat(watched.err())
          .containsOnlyOnce("no driver is at work on this sweep, the last was process ")
          .contains("runs not made: 4; go on with: skysweep resume " + left);
    }
  }

  @Test
  void refusesInOneMessage() {
    plot("cornr", "x.svg").isRefused(USAGE, "'cornr'", "did you mean corner");
    plot("corner", "x.gif").isRefused(USAGE, "x.gif", ".svg, .png or .html");
    plot("corner", "gone/x.svg").isRefused(USAGE, "no folder");
    plot("cdf", "x.svg").isRefused(USAGE, "cdf needs --metric");
    plot("cdf", "x.svg", "--metric", "max(RF.Nonsense)").isRefused(USAGE, "Nonsense", "there are");
    plot("cdf", "x.svg", "--metric", "mox(RF.X)").isRefused(USAGE, "'mox'");
    plot("cdf", "x.svg", "--requirement", "max(RF.X) < 5 with").isRefused(USAGE, "column");
    assertThat(folder.resolve("x.svg")).doesNotExist();
    String gone = folder.resolve("nothing").toString();
    CommandRun.of("watch", gone).isRefused(MANIFEST, "there is no manifest");
    CommandRun.of("report", gone).isRefused(MANIFEST, "there is no manifest");
  }
}
