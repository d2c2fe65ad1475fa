package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Await;
import dev.skysweep.Processes;
import dev.skysweep.RunInWork;
import dev.skysweep.Trials;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.manifest.AttemptRecord;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.study.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Nothing is lost and nothing is different when a sweep is killed and resumed.
@Execution(ExecutionMode.CONCURRENT)
class KillAndResumeTest {
  private static final int KILLS = 20;
  private static final String GRID = "Sat.SMA=6900:7300:40";

  @TempDir private static Path root;
  private static Path script;
  private static Map<Integer, List<String>> undisturbed;

  @BeforeAll
  static void sweepUndisturbed() throws IOException {
    TestEngine.installation();
    script = Files.writeString(root.resolve("mission.script"), Study.HALF_A_DAY);
    var study = new Study(root.resolve("undisturbed"));
    CommandRun.of(run(study)).isOk();
    undisturbed = study.results();
    assertThat(undisturbed).hasSize(40);
  }

  private static String[] run(Study study) {
    return new String[] {
      "run", script.toString(), "--grid", GRID, "--workers", "2", "--out", study.folder().toString()
    };
  }

  private static String[] resume(Study study) {
    return new String[] {"resume", study.folder().toString(), "--workers", "2"};
  }

  /// Before the manifest is begun there is nothing to resume, so the sweep is run again.
  private static DriverProcess start(Study study) {
    return DriverProcess.start(study.isBegun() ? resume(study) : run(study));
  }

  @Test
  void aDriverKilledAtTwentyMomentsLosesNothing() {
    long seed = Long.getLong("seed", System.nanoTime());
    RandomGenerator random = Trials.random(seed);
    int studies = 0;
    var study = new Study(root.resolve("killed-0"));
    for (int kill = 0; kill < KILLS; kill++) {
      if (study.isDone()) {
        assertUndisturbed(study, seed);
        study = new Study(root.resolve("killed-" + ++studies));
      }
      try (DriverProcess driver = start(study)) {
        awaitMoment(driver, study, random);
        driver.kill();
      }
      if (study.isBegun()) {
        assertThat(study.manifest().counts().failed()).as("seed %d", seed).isZero();
      }
    }
    if (!study.isDone()) {
      CommandRun.of(study.isBegun() ? resume(study) : run(study)).isOk();
    }
    assertUndisturbed(study, seed);
  }

  /// Some time after the start, or after some more runs and a little.
  private static void awaitMoment(DriverProcess driver, Study study, RandomGenerator random) {
    if (random.nextInt(3) == 0) {
      driver.endsWithin(random.nextLong(TimeUnit.MILLISECONDS.toNanos(1200)));
    } else {
      long entries = study.entries() + 1 + random.nextInt(4);
      Await.until("more runs", () -> study.entries() >= entries || !driver.isAlive());
      driver.endsWithin(random.nextLong(TimeUnit.MILLISECONDS.toNanos(30)));
    }
  }

  private static void assertUndisturbed(Study study, long seed) {
    assertThat(study.results()).as("seed %d", seed).isEqualTo(undisturbed);
  }

  @Test
  void killedWorkersCostAttemptsAndNoRun() {
    var study = new Study(root.resolve("workers"));
    try (DriverProcess driver = start(study)) {
      for (int kill = 0; kill < 4; kill++) {
        int entries = 1 + 4 * kill;
        Await.until("runs", () -> study.entries() >= entries && !driver.workers().isEmpty());
        Processes.signal(driver.workers().getFirst().pid(), 9);
      }
      assertThat(driver.exitCode()).as(driver.printed()).isZero();
    }

    assertThat(study.results()).isEqualTo(undisturbed);
    List<ManifestEntry> lost =
        study.attempts().stream().filter(attempt -> !attempt.status().equals("ok")).toList();
    assertThat(lost).isNotEmpty();
    for (ManifestEntry entry : lost) {
      AttemptRecord attempt = record(entry);
      assertThat(attempt.failureKind()).isEqualTo(FailureKind.WORKER_LOST);
      assertThat(attempt.retried()).isTrue();
      assertThat(attempt.attempt().exitCode()).isEqualTo(128 + 9);
      AttemptRecord last = record(study.manifest().entry(entry.runId()).orElseThrow());
      assertThat(last.attempt().number()).isGreaterThan(attempt.attempt().number());
    }
  }

  private static AttemptRecord record(ManifestEntry entry) {
    return Objects.requireNonNull(entry.record());
  }

  @Test
  void anInterruptFinishesWhatRunsAndLeavesTheRestToResume() throws IOException {
    var study = new Study(root.resolve("interrupted"));
    Path closed = Files.createFile(root.resolve("closed"));
    String gate = "sh -c 'while [ -e %s ]; do sleep 0.1; done'".formatted(closed);
    String[] run =
        Stream.concat(Stream.of(run(study)), Stream.of("--postprocess", gate))
            .toArray(String[]::new);
    try (DriverProcess driver = DriverProcess.start(run)) {
      Await.until("two runs wait", () -> RunInWork.steps(study.folder()) == 2);
      driver.signal("INT");
      Await.until("draining", () -> driver.printed().contains("finishing the runs in progress"));
      Files.delete(closed);
      assertThat(driver.exitCode()).isEqualTo(ExitCode.FAILED_RUNS.number());
      assertThat(driver.printed()).contains("go on with: skysweep resume " + study.folder());
    }
    assertThat(study.manifest().counts().ok()).isEqualTo(2);
    assertThat(study.manifest().counts().failed()).isZero();

    CommandRun.of(resume(study)).isOk();

    assertThat(study.results()).isEqualTo(undisturbed);
  }

  @Test
  void aSecondInterruptStopsWhatRuns() throws IOException {
    Path endless = Files.writeString(root.resolve("endless.script"), Study.ENDLESS_UNLESS_X);
    var study = new Study(root.resolve("stopped"));
    try (DriverProcess driver =
        DriverProcess.start(
            "run", endless.toString(), "--grid", "x=1,0,0,1", "--out", study.folder().toString())) {
      Await.until(
          "the endless run",
          () -> study.entries() > 0 && RunInWork.writes(study.folder(), 1, "RF.report"));
      driver.signal("INT");
      Await.until("draining", () -> driver.printed().contains("finishing the runs in progress"));
      assertThat(driver.isAlive()).isTrue();
      driver.signal("INT");
      assertThat(driver.exitCode()).isEqualTo(ExitCode.FAILED_RUNS.number());
    }
    assertThat(study.manifest().counts().failed()).isZero();

    CommandRun.of("resume", study.folder().toString(), "--timeout", "500ms")
        .endsWith(ExitCode.FAILED_RUNS);

    assertThat(study.manifest().counts().ok()).isEqualTo(2);
    assertThat(study.manifest().counts().failed()).isEqualTo(2);
  }
}
