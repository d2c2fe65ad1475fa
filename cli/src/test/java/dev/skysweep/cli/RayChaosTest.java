package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Await;
import dev.skysweep.BesideOthers;
import dev.skysweep.Processes;
import dev.skysweep.Trials;
import dev.skysweep.files.FileTree;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.ray.TwoNodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// As [ChaosTest], on a real Ray of two nodes: whichever process of the driver or the cluster is
/// killed or stopped, no outcome that was recorded goes, and in the end all is as on a machine of
/// one's own where nothing happened. A quarter of the rounds. The log is `target/chaos-ray.log`.
@BesideOthers
class RayChaosTest {
  private static final int ROUNDS = Integer.getInteger("chaos.rounds", 8) / 4;
  private static final int RUNS = 60;
  private static final Duration LONGEST = Duration.ofMinutes(4);

  @TempDir private Path root;
  private PrintWriter log;
  private Path script;
  private @Nullable TwoNodes cluster;
  private int clusters;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final RandomGenerator random = Trials.random(seed);
  private final Deck<Disturbance> disturbances = new Deck<>(Disturbance.values(), random);

  @BeforeEach
  void writeMission() throws IOException {
    TestEngine.installation();
    log =
        new PrintWriter(
            Files.newBufferedWriter(
                Files.createDirectories(Path.of("target")).resolve("chaos-ray.log"),
                StandardCharsets.UTF_8),
            true);
    script = Files.writeString(root.resolve("mission.script"), Study.HALF_A_DAY);
  }

  @AfterEach
  void endCluster() {
    log.close();
    giveUpCluster();
  }

  @Test
  void whateverIsKilledNothingIsLost() throws IOException {
    log.printf("seed %d, %d rounds%n", seed, ROUNDS);
    System.out.printf("chaos on Ray: seed %d, %d rounds%n", seed, ROUNDS);
    var here = new Study(root.resolve("undisturbed"));
    CommandRun.of(run(here)).isOk();
    Map<Integer, List<String>> undisturbed = here.results();
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
      try (DriverProcess driver = start(study, cluster())) {
        assertThat(driver.exitCode()).as(driver.printed()).isZero();
      }
    }
    assertThat(study.results()).as("seed %d", seed).isEqualTo(undisturbed);
    log.printf("done: %d studies, %d clusters%n", studies + 1, clusters);
  }

  private void disturb(Study study, int round) throws IOException {
    TwoNodes nodes = cluster();
    List<Integer> before = ChaosTest.okRuns(study, RUNS);
    Disturbance disturbance = disturbances.draw();
    String when = "seed %d, round %d: %s".formatted(seed, round, disturbance);
    try (DriverProcess driver = start(study, nodes)) {
      long entries = study.entries() + random.nextInt(RUNS / 2);
      boolean early = random.nextInt(4) == 0;
      Await.until(
          LONGEST, "more runs", () -> early || study.entries() >= entries || !driver.isAlive());
      driver.endsWithin(random.nextLong(TimeUnit.MILLISECONDS.toNanos(early ? 6000 : 40)));
      int hit = disturbance.applyTo(driver, nodes);
      if (hit == 0) {
        disturbances.putBack(disturbance);
      }
      Await.until(LONGEST, when + ": the command ends", () -> !driver.isAlive());
      log.printf(
          "round %d: %s of %d processes, exit code %d, %d of %d runs ok%n",
          round, disturbance, hit, driver.exitCode(), ChaosTest.okRuns(study, RUNS).size(), RUNS);
      boolean unbegun =
          disturbance == Disturbance.DRIVER_INTERRUPTED && wasInterruptedUnbegun(driver);
      if (disturbance != Disturbance.DRIVER_KILLED && !unbegun) {
        assertThat(driver.exitCode())
            .as(when + "\n" + driver.printed())
            .isIn(disturbance.exitCodes());
        assertThat(driver.printed()).as(when).doesNotContain("\tat ");
      }
    }
    assertThat(ChaosTest.okRuns(study, RUNS)).as(when).containsAll(before);
    study.assertIntact(when);
    if (disturbance.endsCluster) {
      giveUpCluster();
    }
  }

  /// Before it could listen to signals it ends as any program, with nothing done.
  private static boolean wasInterruptedUnbegun(DriverProcess driver) {
    return driver.exitCode() == 128 + 2 && driver.printed().isEmpty();
  }

  private TwoNodes cluster() throws IOException {
    if (cluster == null) {
      clusters++;
      cluster = TwoNodes.start(2, Files.createDirectory(root.resolve("cluster-" + clusters)));
    }
    return cluster;
  }

  private void giveUpCluster() {
    if (cluster != null) {
      cluster.close();
      cluster = null;
    }
  }

  private String[] run(Study study) {
    return new String[] {
      "run",
      script.toString(),
      "--grid",
      "Sat.SMA=6900:7300:" + RUNS,
      "--out",
      study.folder().toString()
    };
  }

  private DriverProcess start(Study study, TwoNodes nodes) {
    List<String> line =
        new ArrayList<>(
            List.of(
                study.isBegun() ? new String[] {"resume", study.folder().toString()} : run(study)));
    line.addAll(List.of("--pool", "ray", "--address", nodes.head().address().toString()));
    return DriverProcess.start(
        Map.of("RAY_AUTH_TOKEN", nodes.head().token().secret()), line.toArray(String[]::new));
  }

  private enum Disturbance {
    DRIVER_KILLED(false, ExitCode.OK) {
      @Override
      int applyTo(DriverProcess driver, TwoNodes nodes) {
        int alive = driver.isAlive() ? 1 : 0;
        driver.kill();
        return alive;
      }
    },
    DRIVER_INTERRUPTED(false, ExitCode.FAILED_RUNS) {
      @Override
      int applyTo(DriverProcess driver, TwoNodes nodes) {
        boolean alive = driver.isAlive();
        if (alive) {
          driver.signal("INT");
        }
        return alive ? 1 : 0;
      }
    },
    /// As a laptop that sleeps, for some seconds.
    DRIVER_SUSPENDED(false, ExitCode.OK) {
      @Override
      int applyTo(DriverProcess driver, TwoNodes nodes) {
        boolean alive = driver.isAlive();
        if (alive) {
          Processes.suspend(driver.id());
          driver.endsWithin(TimeUnit.SECONDS.toNanos(5));
          Processes.wake(driver.id());
        }
        return alive ? 1 : 0;
      }
    },
    ENGINE_KILLED(false, ExitCode.OK) {
      @Override
      int applyTo(DriverProcess driver, TwoNodes nodes) {
        return kill(engines(nodes).stream().limit(1));
      }
    },
    RAY_WORKER_KILLED(false, ExitCode.OK) {
      @Override
      int applyTo(DriverProcess driver, TwoNodes nodes) {
        return kill(engines(nodes).stream().flatMap(engine -> engine.parent().stream()).limit(1));
      }
    },
    RAYLET_KILLED(true, ExitCode.OK) {
      @Override
      int applyTo(DriverProcess driver, TwoNodes nodes) {
        return kill(Processes.below(nodes.workerNode(), "raylet/raylet").stream());
      }
    },
    NODE_KILLED(true, ExitCode.OK) {
      @Override
      int applyTo(DriverProcess driver, TwoNodes nodes) {
        nodes.killWorkerNode();
        return 1;
      }
    },
    CLIENT_SERVER_KILLED(true, ExitCode.BACKEND) {
      @Override
      int applyTo(DriverProcess driver, TwoNodes nodes) {
        return killOfHead(nodes, "ray.util.client.server");
      }
    },
    GLOBAL_CONTROL_STORE_KILLED(true, ExitCode.BACKEND) {
      @Override
      int applyTo(DriverProcess driver, TwoNodes nodes) {
        return killOfHead(nodes, "gcs_server");
      }
    };

    /// Whether the cluster is of no more use.
    private final boolean endsCluster;

    /// How the command may end besides well.
    private final ExitCode otherEnd;

    Disturbance(boolean endsCluster, ExitCode otherEnd) {
      this.endsCluster = endsCluster;
      this.otherEnd = otherEnd;
    }

    List<Integer> exitCodes() {
      return List.of(ExitCode.OK.number(), otherEnd.number());
    }

    /// How many processes it hit; none if there was none any more.
    abstract int applyTo(DriverProcess driver, TwoNodes nodes);

    private static List<ProcessHandle> engines(TwoNodes nodes) {
      List<ProcessHandle> engines = new ArrayList<>(Processes.workersOf(nodes.workerNode()));
      engines.addAll(Processes.workersOf(nodes.head().process()));
      return engines;
    }

    private static int killOfHead(TwoNodes nodes, String name) {
      return kill(Processes.below(nodes.head().process(), name).stream());
    }

    private static int kill(Stream<ProcessHandle> processes) {
      List<ProcessHandle> all = processes.toList();
      all.forEach(ProcessHandle::destroyForcibly);
      return all.size();
    }
  }
}
