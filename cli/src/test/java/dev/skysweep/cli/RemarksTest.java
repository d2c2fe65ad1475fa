package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the user must know of runs that are ok stands below the sweep, not only in the manifest.
class RemarksTest {
  private static final String UNREACHABLE =
      """
      Create ImpulsiveBurn B;
      Create Variable goal;
      goal = 7100;
      DC.MaximumIterations = 2;
      BeginMissionSequence;
      Target DC;
        Vary DC(B.Element1 = 0.01, {Perturbation = 1e-4, MaxStep = 0.01});
        Maneuver B(Sat);
        Achieve DC(Sat.SMA = goal, {Tolerance = 0.1});
      EndTarget;
      """;

  @TempDir private Path folder;

  @BeforeAll
  static void installEngine() {
    TestEngine.installation();
  }

  private CommandRun run(String mission, String grid) throws IOException {
    Path script = Files.writeString(folder.resolve("mission.script"), mission);
    String out = folder.resolve("out").toString();
    return CommandRun.of("run", script.toString(), "--grid", grid, "--out", out);
  }

  @Test
  void theSummaryCountsWhatDidNotConverge() throws IOException {
    String mission = Missions.LEO.replace("BeginMissionSequence;\n", UNREACHABLE);

    CommandRun swept = run(mission, "goal=7000,99000").isOk();

    assertThat(swept.out()).contains("2 runs (2 ok) in ", " s, 1 not converged — output: ");
    String out = folder.resolve("out").toString();
    assertThat(CommandRun.of("show", out, "--detail").out())
        .contains("1       ok", "DC did not converge")
        .contains(" s of runs, 1 not converged — output: ");
    assertThat(CommandRun.of("show", out, "--json").out()).contains("\"not_converged\":1");
  }

  @Test
  void aMissionWithoutOutputIsSaidToLeaveNoTable() throws IOException {
    String mission = "Create Variable v;\nBeginMissionSequence;\nv = v + 1;\n";

    CommandRun swept = run(mission, "v=1,2").isOk();

    assertThat(swept.out())
        .contains("  note: the mission has no report or other output: no table is left (2 runs)");
  }

  @Test
  void aReportWithoutAnEpochIsSaidToHaveNoTime() throws IOException {
    String mission =
        "Create Variable v;\nCreate ReportFile RF;\nBeginMissionSequence;\nReport RF v;\n";

    CommandRun swept = run(mission, "v=1,2").isOk();

    assertThat(swept.out())
        .contains("  note: RF: no column is an epoch, so the table has no time (2 runs)");
  }
}
