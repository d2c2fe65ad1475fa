package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that fills up in the middle of a sweep: a real one, of a few megabytes.
class FullDiskTest {
  private static final long MEGABYTE = 1 << 20;

  @TempDir private Path folder;
  private Path disk;
  private boolean mounted;

  @BeforeEach
  void mountDisk() throws IOException, InterruptedException {
    TestEngine.installation();
    disk = Files.createDirectory(folder.resolve("disk"));
    mounted = call("mount", "-t", "tmpfs", "-o", "size=6m", "none", disk.toString()) == 0;
    if (!mounted) {
      System.out.println("FullDiskTest is skipped: only root can mount a small disk");
    }
    Assumptions.assumeTrue(mounted, "only root can mount a small disk");
  }

  @AfterEach
  void unmountDisk() throws IOException, InterruptedException {
    if (mounted) {
      assertThat(call("umount", disk.toString())).isZero();
    }
  }

  private static int call(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void aFullDiskEndsTheSweepAndAResumeWithRoomCompletesIt() throws IOException {
    Path script = Files.writeString(folder.resolve("mission.script"), Study.HALF_A_DAY);
    String[] grid = {"--grid", "Sat.SMA=6900:7300:60", "--workers", "2"};
    var whole = new Study(folder.resolve("whole"));
    CommandRun.of(arguments("run", script, whole, grid)).isOk();
    Path ballast = disk.resolve("ballast");
    Files.write(ballast, new byte[(int) (4 * MEGABYTE)]);
    var study = new Study(disk.resolve("study"));

    CommandRun full = CommandRun.of(arguments("run", script, study, grid));

    full.isRefused(ExitCode.BACKEND, "No space left on device", "make room on the disk");
    int ok = study.manifest().counts().ok();
    assertThat(ok).isBetween(1, 59);
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
