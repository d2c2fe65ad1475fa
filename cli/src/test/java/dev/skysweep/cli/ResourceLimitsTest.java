package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Await;
import dev.skysweep.Processes;
import dev.skysweep.files.FileTree;
import dev.skysweep.gmat.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What runs out or is taken away in the middle of a sweep: one clear message, nothing lost.
class ResourceLimitsTest {

  @TempDir private Path folder;
  private Path script;

  @BeforeEach
  void writeMission() throws IOException {
    TestEngine.installation();
    script = Files.writeString(folder.resolve("mission.script"), Study.HALF_A_DAY);
  }

  private String[] run(Study study, int runs) {
    return new String[] {
      "run",
      script.toString(),
      "--grid",
      "Sat.SMA=6900:7300:" + runs,
      "--workers",
      "2",
      "--out",
      study.folder().toString()
    };
  }

  private void assertResumes(Study study, int runs) {
    CommandRun.of("resume", study.folder().toString()).isOk();
    assertThat(study.manifest().counts().ok()).isEqualTo(runs);
  }

  @Test
  void noMoreFilesMayBeMade() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(folder, "size=100m,nr_inodes=80")) {
      var study = new Study(disk.path().resolve("study"));

      CommandRun full = CommandRun.of(run(study, 40)).endsWith(ExitCode.BACKEND);

      assertThat(full.err())
          .contains("No space left on device", "make room on the disk")
          .doesNotContain("\tat ");
      assertThat(study.manifest().counts().ok()).isBetween(1, 39);
      disk.remount("nr_inodes=2000");
      assertResumes(study, 40);
    }
  }

  /// What ext4 does by itself after an error of the disk.
  @Test
  void theDiskBecomesReadOnly() throws IOException {
    try (SmallDisk disk = SmallDisk.ext4(folder, 64)) {
      var study = new Study(disk.path().resolve("study"));
      try (DriverProcess driver = DriverProcess.start(run(study, 400))) {
        Await.until("a run", () -> study.entries() > 0);

        disk.remount("abort");

        assertThat(driver.exitCode()).as(driver.printed()).isEqualTo(ExitCode.BACKEND.number());
        assertThat(driver.printed())
            .containsAnyOf("Read-only file system", "Input/output error")
            .doesNotContain("\tat ");
      }
      assertThat(study.manifest().counts().ok()).isPositive();
    }
  }

  @Test
  void aReadOnlyFolderIsRefusedBeforeAnythingRuns() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(folder, "size=10m")) {
      disk.remount("ro");

      CommandRun.of(run(new Study(disk.path().resolve("study")), 4))
          .isRefused(ExitCode.BACKEND, "Read-only file system", "choose a folder");
    }
  }

  @Test
  void aStudyOnAReadOnlyDiskCanBeLookedAt() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(folder, "size=10m")) {
      var study = new Study(disk.path().resolve("study"));
      CommandRun.of(run(study, 4)).isOk();
      disk.remount("ro");

      CommandRun.of("show", study.folder().toString()).isOk();
      CommandRun.of("watch", study.folder().toString()).isOk();
      CommandRun.of("resume", study.folder().toString())
          .isRefused(ExitCode.BACKEND, "Read-only file system");
    }
  }

  @Test
  void theStudyFolderIsRemoved() {
    var study = new Study(folder.resolve("study"));
    try (DriverProcess driver = DriverProcess.start(run(study, 400))) {
      Await.until("a run", () -> study.entries() > 0);

      FileTree.deleteQuietly(study.folder());
      FileTree.deleteQuietly(study.folder());

      assertThat(driver.exitCode()).as(driver.printed()).isEqualTo(ExitCode.BACKEND.number());
      assertThat(driver.printed())
          .contains("can't write " + study.file() + ": there is no such file")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void aWorkerMayUseNoMoreMemory() throws IOException {
    Path group = Path.of("/sys/fs/cgroup/memory/skysweep-" + ProcessHandle.current().pid());
    boolean made = SmallDisk.call("mkdir", group.toString()) == 0;
    Assumptions.assumeTrue(made, "only root can make a control group, of version 1");
    var study = new Study(folder.resolve("study"));
    try (DriverProcess driver = DriverProcess.start(run(study, 60))) {
      Await.until("a run", () -> study.entries() > 0 && !driver.workers().isEmpty());
      long worker = driver.workers().getFirst().pid();
      assertThat(Path.of("/proc/" + worker + "/oom_score_adj")).hasContent("500\n");
      // what it has already is not counted
      Files.writeString(group.resolve("memory.limit_in_bytes"), "256K");

      Files.writeString(group.resolve("cgroup.procs"), Long.toString(worker));

      assertThat(driver.exitCode()).as(driver.printed()).isZero();
    } finally {
      Await.until(
          "the control group is empty", () -> SmallDisk.call("rmdir", group.toString()) == 0);
    }
    assertThat(study.manifest().counts().ok()).isEqualTo(60);
    assertThat(study.attempts())
        .anySatisfy(attempt -> {
          assertThat(attempt.status()).isEqualTo("failed");
          assertThat(attempt.record().retried()).isTrue();
          assertThat(attempt.record().attempt().exitCode()).isEqualTo(128 + 9);
          assertThat(attempt.message()).contains("as there was no memory left");
        });
  }

  @Test
  void moreWorkersThanOpenFilesAreRefusedBeforeAnythingRunsAndWithWhatIsAskedForItWorks() {
    var study = new Study(folder.resolve("study"));
    String[] eight = run(study, 8);
    eight[Arrays.asList(eight).indexOf("--workers") + 1] = "8";
    String needed;
    try (DriverProcess driver = DriverProcess.under("ulimit -n 160; exec \"$@\"", eight)) {
      assertThat(driver.exitCode()).as(driver.printed()).isEqualTo(ExitCode.BACKEND.number());
      Matcher said = Pattern.compile("\\(ulimit -n (\\d+)\\)").matcher(driver.printed());
      assertThat(said.find()).as(driver.printed()).isTrue();
      needed = said.group(1);
      assertThat(driver.printed()).contains("only 160 are allowed here").doesNotContain("\tat ");
    }
    assertThat(study.isBegun()).isFalse();

    try (DriverProcess driver =
        DriverProcess.under("ulimit -n " + needed + "; exec \"$@\"", eight)) {
      assertThat(driver.exitCode()).as(driver.printed()).isZero();
    }
    assertThat(study.manifest().counts().ok()).isEqualTo(8);
    assertThat(study.attempts()).as("none was tried again").hasSize(8);
  }

  /// As a laptop that sleeps: all of our processes stand still, and go on as if nothing had been.
  @Test
  void theSweepStandsStillForAWhile() {
    var study = new Study(folder.resolve("study"));
    try (DriverProcess driver = DriverProcess.start(run(study, 60))) {
      Await.until("a run", () -> study.entries() > 0);
      List<Long> all = new ArrayList<>(List.of(driver.id()));
      driver.workers().forEach(worker -> all.add(worker.pid()));
      all.forEach(Processes::suspend);
      driver.endsWithin(TimeUnit.SECONDS.toNanos(8));
      all.forEach(Processes::wake);

      assertThat(driver.exitCode()).as(driver.printed()).isZero();
    }
    assertThat(study.manifest().counts().ok()).isEqualTo(60);
    assertThat(study.attempts()).as("none was tried again").hasSize(60);
  }

  /// Shared memory is for the JVM's own figures and for nothing of ours.
  @Test
  void sharedMemoryIsFull() {
    var study = new Study(folder.resolve("study"));
    List<String> command = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c"));
    command.add("mount -t tmpfs -o size=4k none /dev/shm && exec \"$@\"");
    try (DriverProcess driver = DriverProcess.under(command, run(study, 10))) {
      assertThat(driver.exitCode()).as(driver.printed()).isZero();
    }
    assertThat(study.manifest().counts().ok()).isEqualTo(10);
  }
}
