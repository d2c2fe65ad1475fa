package dev.skysweep.cli;

import static dev.skysweep.cli.ExitCode.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.Missions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands and options that there are not, or that do not go together.
class CommandLineTest {
  @TempDir private Path folder;

  @Test
  void aMisspeltCommandOrOption() {
    CommandRun.of("rnu").isRefused(USAGE, "there is no command 'rnu'; did you mean run");
    CommandRun.of("engine", "instal")
        .isRefused(USAGE, "there is no command 'instal'; did you mean install");
    CommandRun.of("run", "mission.script", "--grid", "Sat.SMA=7000", "--worker", "2")
        .isRefused(USAGE, "there is no option --worker; did you mean --workers");
    CommandRun.of("show", "a", "b").isRefused(USAGE, "the argument 'b' is one too many");
    CommandRun.of("convergence", "a", "max(RF.x)")
        .isRefused(USAGE, "one too many; did you mean --metric 'max(RF.x)'?");
  }

  @Test
  void anOptionOfAnotherCommand() {
    CommandRun unknown = CommandRun.of("sobol", "m.script", "--n", "4", "--covariance", "c.csv");
    unknown.isRefused(USAGE, "there is no option --covariance");
    assertThat(unknown.err()).doesNotContain("did you mean");
  }

  @Test
  void aToleranceWithNothingToFuse() {
    CommandRun.of("sql", folder.toString(), "FROM runs", "--tolerance", "60s")
        .isRefused(USAGE, "--tolerance is for --fuse");
  }

  @Test
  void aFolderForAFileOfSamples() throws IOException {
    Path script = Files.writeString(folder.resolve("mission.script"), Missions.LEO);
    CommandRun.of(
            "explicit",
            script.toString(),
            "--samples",
            folder.toString(),
            "--out",
            folder.resolve("out").toString())
        .isRefused(USAGE, folder + " is a folder; name a CSV file");
  }
}
