package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Await;
import dev.skysweep.Processes;
import dev.skysweep.Trials;
import dev.skysweep.files.FileTree;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.manifest.RunStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills and interrupts whatever runs, at seeded moments, round after round: no outcome that was
/// recorded goes, and in the end all is as if nothing had happened. A few rounds here; by `-Pchaos`
/// a thousand. The log is `target/chaos.log`.
class ChaosTest {
  private static final int ROUNDS = Integer.getInteger("chaos.rounds", 8);
  private static final int RUNS = 30;

  @TempDir private static Path root;
  private static PrintWriter log;
  private static Path script;
  private static Map<Integer, List<String>> undisturbed;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final RandomGenerator random = Trials.random(seed);
  private final Deck<Disturbance> disturbances = new Deck<>(Disturbance.values(), random);

  @BeforeAll
  static void sweepUndisturbed() throws IOException {
    TestEngine.installation();
    log =
        new PrintWriter(
            Files.newBufferedWriter(
                Files.createDirectories(Path.of("target")).resolve("chaos.log"),
                StandardCharsets.UTF_8),
            true);
    script = Files.writeString(root.resolve("mission.script"), Study.HALF_A_DAY);
    var study = new Study(root.resolve("undisturbed"));
    CommandRun.of(run(study)).isOk();
    undisturbed = study.results();
  }

  @AfterAll
  static void closeLog() {
    log.close();
  }

  private static String[] run(Study study) {
    return new String[] {
      "run",
      script.toString(),
      "--grid",
      "Sat.SMA=6900:7300:" + RUNS,
      "--workers",
      "2",
      "--out",
      study.folder().toString()
    };
  }

  private static String[] goOn(Study study) {
    return study.isBegun()
        ? new String[] {"resume", study.folder().toString(), "--workers", "2"}
        : run(study);
  }

  @Test
  void whateverIsKilledNothingIsLost() {
    log.printf("seed %d, %d rounds%n", seed, ROUNDS);
    System.out.printf("chaos: seed %d, %d rounds%n", seed, ROUNDS);
    int studies = 0;
    var study = new Study(root.resolve("chaos-0"));
    for (int round = 0; round < ROUNDS; round++) {
      if (study.isDone()) {
        assertThat(study.results()).as("seed %d, round %d", seed, round).isEqualTo(undisturbed);
        FileTree.delete(study.folder());
        study = new Study(root.resolve("chaos-" + ++studies));
      }
      disturb(study, round);
    }
    if (!study.isDone()) {
      CommandRun.of(goOn(study)).isOk();
    }
    assertThat(study.results()).as("seed %d", seed).isEqualTo(undisturbed);
    log.printf("done: %d studies%n", studies + 1);
  }

  private void disturb(Study study, int round) {
    List<Integer> before = okRuns(study, RUNS);
    Disturbance disturbance = disturbances.draw();
    int hit;
    try (DriverProcess driver = DriverProcess.start(goOn(study))) {
      long entries = study.entries() + random.nextInt(4);
      boolean early = random.nextInt(4) == 0;
      Await.until("more runs", () -> early || study.entries() >= entries || !driver.isAlive());
      driver.endsWithin(random.nextLong(TimeUnit.MILLISECONDS.toNanos(early ? 1500 : 40)));
      hit = disturbance.applyTo(driver);
    }
    List<Integer> after = okRuns(study, RUNS);
    log.printf(
        "round %d: %s of %d processes, %d of %d runs ok%n",
        round, disturbance, hit, after.size(), RUNS);
    if (hit == 0) {
      disturbances.putBack(disturbance);
    }
    String when = "seed %d, round %d: %s".formatted(seed, round, disturbance);
    assertThat(after).as(when).containsAll(before);
    study.assertIntact(when);
  }

  /// The runs that are on record with a result.
  static List<Integer> okRuns(Study study, int runs) {
    if (!study.isBegun()) {
      return List.of();
    }
    var manifest = study.manifest();
    return IntStream.range(0, runs)
        .filter(run -> manifest.status(run) == RunStatus.OK)
        .boxed()
        .toList();
  }

  private enum Disturbance {
    DRIVER_KILLED {
      @Override
      int applyTo(DriverProcess driver) {
        int alive = driver.isAlive() ? 1 : 0;
        driver.kill();
        return alive;
      }
    },
    WORKER_KILLED {
      @Override
      int applyTo(DriverProcess driver) {
        List<ProcessHandle> one = driver.workers().stream().limit(1).toList();
        one.forEach(ProcessHandle::destroyForcibly);
        driver.endsWithin(TimeUnit.MILLISECONDS.toNanos(200));
        driver.kill();
        return one.size();
      }
    },
    ALL_WORKERS_KILLED {
      @Override
      int applyTo(DriverProcess driver) {
        List<ProcessHandle> all = driver.workers();
        all.forEach(ProcessHandle::destroyForcibly);
        driver.exitCode();
        return all.size();
      }
    },
    ENGINE_CRASHED {
      @Override
      int applyTo(DriverProcess driver) {
        List<ProcessHandle> one = driver.workers().stream().limit(1).toList();
        one.forEach(worker -> Processes.signal(worker.pid(), 11));
        driver.endsWithin(TimeUnit.MILLISECONDS.toNanos(300));
        driver.kill();
        return one.size();
      }
    },
    INTERRUPTED {
      @Override
      int applyTo(DriverProcess driver) {
        return signal(driver, "INT");
      }
    },
    TERMINATED {
      @Override
      int applyTo(DriverProcess driver) {
        return signal(driver, "TERM");
      }
    };

    /// How many processes it hit; none if the sweep was over before.
    abstract int applyTo(DriverProcess driver);

    private static int signal(DriverProcess driver, String name) {
      int alive = driver.isAlive() ? 1 : 0;
      driver.signal(name);
      driver.exitCode();
      return alive;
    }
  }
}
