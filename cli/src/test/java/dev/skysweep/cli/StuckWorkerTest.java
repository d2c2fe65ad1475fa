package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Await;
import dev.skysweep.BesideOthers;
import dev.skysweep.Processes;
import dev.skysweep.RunInWork;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A worker that stands still as a whole, and so can't end its run at the time limit.
@BesideOthers
class StuckWorkerTest {
  @TempDir private Path folder;

  /// Two runs on one worker.
  private static String[] run(Path script, Study study, String... more) {
    List<String> line = new ArrayList<>(List.of("run", script.toString()));
    line.addAll(List.of("--grid", "Sat.SMA=7000,7100", "--workers", "1"));
    line.addAll(List.of(more));
    line.addAll(List.of("--out", study.folder().toString()));
    return line.toArray(String[]::new);
  }

  @Test
  void isEndedFromOutsideAndReplaced() throws IOException {
    TestEngine.installation();
    Path script =
        Files.writeString(
            folder.resolve("mission.script"),
            Missions.withSequence("While 1 > 0\nPropagate Prop(Sat);\nEndWhile;"));
    var study = new Study(folder.resolve("study"));
    try (DriverProcess driver = DriverProcess.start(run(script, study, "--timeout", "1s"))) {
      Await.until("the first run reports", () -> RunInWork.writes(study.folder(), 0, "RF.report"));

      Processes.suspend(driver.workers().getFirst().pid());

      assertThat(driver.exitCode()).as(driver.printed()).isEqualTo(ExitCode.FAILED_RUNS.number());
    }
    assertThat(study.attempts())
        .satisfiesExactly(
            stuck ->
                assertThat(stuck.message())
                    .contains("did not end the run at its time limit and was killed"),
            next -> assertThat(next.message()).contains("was stopped at its time limit"));
  }

  @Test
  void isEndedAlsoIfItNeverGetsReady() throws IOException {
    TestEngine.installation();
    Path script = Files.writeString(folder.resolve("mission.script"), Missions.LEO);
    var study = new Study(folder.resolve("study"));
    try (DriverProcess driver =
        DriverProcess.start(
            Map.of("JDK_JAVA_OPTIONS", "-Dskysweep.longestStart=2"), run(script, study))) {
      Await.until("a worker", () -> !driver.workers().isEmpty() || !driver.isAlive());

      driver.workers().forEach(worker -> Processes.suspend(worker.pid()));

      assertThat(driver.exitCode()).as(driver.printed()).isEqualTo(ExitCode.BACKEND.number());
      assertThat(driver.printed())
          .contains("a worker was not ready after 2 s and was ended")
          .doesNotContain("\tat ");
    }
    assertThat(study.isBegun()).isFalse();
  }
}
