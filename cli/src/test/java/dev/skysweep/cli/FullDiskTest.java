package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that fills up in the middle of a sweep: a real one, of a few megabytes.
class FullDiskTest {
  @TempDir private Path folder;
  private SmallDisk disk;

  @BeforeEach
  void mountDisk() throws IOException {
    TestEngine.installation();
    disk = SmallDisk.mount(folder, "size=6m");
  }

  @AfterEach
  void unmountDisk() {
    disk.close();
  }

  @Test
  void aFullDiskEndsTheSweepAndAResumeWithRoomCompletesIt() throws IOException {
    Path script = Files.writeString(folder.resolve("mission.script"), Study.HALF_A_DAY);
    String[] grid = {"--grid", "Sat.SMA=6900:7300:40", "--workers", "2"};
    var whole = new Study(folder.resolve("whole"));
    CommandRun.of(arguments("run", script, whole, grid)).isOk();
    Path ballast = disk.path().resolve("ballast");
    Files.write(ballast, new byte[4_800_000]);
    var study = new Study(disk.path().resolve("study"));

    CommandRun full = CommandRun.of(arguments("run", script, study, grid));

    full.isRefused(ExitCode.BACKEND, "No space left on device", "make room on the disk");
    int ok = study.manifest().counts().ok();
    assertThat(ok).isBetween(1, 39);
    study
        .results()
        .forEach((runId, run) -> {
          if (run.getFirst().equals("ok")) {
            assertThat(run).isEqualTo(whole.results().get(runId));
          }
        });

    Files.delete(ballast);
    CommandRun.of("resume", study.folder().toString()).isOk();
    assertThat(study.results()).isEqualTo(whole.results());
  }

  private static String[] arguments(String command, Path script, Study study, String[] grid) {
    return new String[] {
      command,
      script.toString(),
      "--out",
      study.folder().toString(),
      grid[0],
      grid[1],
      grid[2],
      grid[3]
    };
  }
}
