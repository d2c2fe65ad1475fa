package dev.skysweep.ray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.skysweep.Await;
import dev.skysweep.Processes;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.pool.local.LocalPool;
import dev.skysweep.ray.runtime.LocalRuntime;
import dev.skysweep.study.Grid;
import dev.skysweep.sweep.Resume;
import dev.skysweep.sweep.Sweep;
import dev.skysweep.sweep.SweepOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What ends a whole cluster, or a driver's line to it, in the middle of a sweep, on a real Ray:
/// the sweep ends with one message, and a resume on another cluster makes the same bits as a sweep
/// that nothing happened to.
class ClusterFaultsTest {
  private static final int RUNS = 24;
  private static final Duration GRACE = Duration.ofSeconds(3);

  @TempDir private static Path folder;
  private static Map<String, String> expected;

  /// Nothing happens to it.
  private static LocalRuntime healthy;

  @BeforeAll
  static void sweepOnThisMachine() throws Exception {
    TestEngine.installation();
    try (var pool = LocalPool.of(2)) {
      expected = Digests.of(sweep("local", () -> {}).run(pool));
    }
    assertThat(expected).hasSize(RUNS);
    healthy = LocalRuntime.start(OneRay.program(), 2, List.of());
  }

  @AfterAll
  static void stop() {
    healthy.close();
  }

  @Test
  void aHeadThatIsSwitchedOff() throws Exception {
    try (var ray = LocalRuntime.start(OneRay.program(), 2, List.of())) {
      endsClearly("head", OneRay.settings(ray).withGrace(GRACE), () -> kill(processesOf(ray)));
    }
    assertResumes("head", OneRay.settings(healthy));
  }

  /// The new head knows nothing of the driver, which is still within its grace period.
  @Test
  void aHeadThatIsRestartedAtItsAddress() throws Exception {
    var heads = new ArrayList<LocalRuntime>();
    try {
      heads.add(LocalRuntime.start(OneRay.program(), 2, List.of()));
      LocalRuntime first = heads.getFirst();
      RaySettings settings = OneRay.settings(first);
      Path again = RayScript.in(folder, "RAY_AUTH_TOKEN=" + first.token().secret());
      var restarted = new CompletableFuture<LocalRuntime>();

      endsClearly(
          "restarted",
          settings.withGrace(Duration.ofMinutes(2)),
          () -> {
            kill(processesOf(first));
            List<String> port = List.of("--ray-client-server-port=" + first.address().port());
            restarted.completeAsync(() -> LocalRuntime.start(again, 2, port));
          });
      heads.add(restarted.join());

      assertResumes("restarted", settings);
    } finally {
      heads.forEach(LocalRuntime::close);
    }
  }

  @Test
  void aControlServiceThatIsKilled() throws Exception {
    // by itself Ray waits a minute for it
    Path program = RayScript.in(folder, "RAY_gcs_rpc_server_reconnect_timeout_s=5");
    try (var ray = LocalRuntime.start(program, 2, List.of())) {
      endsClearly(
          "gcs",
          OneRay.settings(ray).withGrace(GRACE),
          () -> kill(Processes.below(ray.process(), "gcs_server")));
    }
    assertResumes("gcs", OneRay.settings(healthy));
  }

  @Test
  void aLineThatIsCutForLongerThanTheGracePeriod() throws Exception {
    try (var line = new CutLine(healthy.address())) {
      endsClearly(
          "line", OneRay.settings(healthy, line.address().toString()).withGrace(GRACE), line::cut);
    }
    assertResumes("line", OneRay.settings(healthy));
  }

  /// When it wakes, its line is gone, and the cluster has forgotten it.
  @Test
  void aDriverThatSleepsForLongerThanTheGracePeriod() throws Exception {
    try (var line = new CutLine(healthy.address())) {
      endsClearly(
          "asleep",
          OneRay.settings(healthy, line.address().toString()).withGrace(GRACE),
          () -> {
            List<ProcessHandle> servers =
                Processes.below(healthy.process(), "mode=specific-server");
            line.fallAsleep();
            Await.until(
                Duration.ofMinutes(2),
                "the cluster has forgotten its drivers",
                () -> servers.stream().noneMatch(ProcessHandle::isAlive));
            line.wake();
          });
    }
    assertResumes("asleep", OneRay.settings(healthy));
  }

  /// As for want of shared memory. The pool's next sweep starts another one.
  @Test
  void aRayOfThePoolsOwnThatDies() throws Exception {
    // by its slots it is told from those that other tests start at the same time
    try (ExecutionPool pool = RayPool.onThisMachine(3)) {
      endsClearly(
          pool,
          "own",
          () -> {
            List<ProcessHandle> ours = Processes.below(ProcessHandle.current(), ",CPU,3,");
            assertThat(ours).hasSize(1);
            Processes.signal(ours.getFirst().pid(), 7);
          },
          "has ended (raylet, exit code -7: is /dev/shm full?)");

      assertResumes(pool, "own");
    }
  }

  private static void endsClearly(String name, RaySettings settings, Runnable event)
      throws Exception {
    try (ExecutionPool pool = RayPool.of(settings)) {
      endsClearly(pool, name, event, "");
    }
  }

  private static void endsClearly(ExecutionPool pool, String name, Runnable event, String why)
      throws Exception {
    Path study = folder.resolve(name);
    Sweep sweep = sweep(name, event);

    assertThatExceptionOfType(PoolException.class)
        .isThrownBy(() -> sweep.run(pool))
        .withMessageContaining("the connection to Ray is over: ")
        .withMessageContaining(why)
        .withMessageContaining("skysweep resume " + study);
    assertThat(Manifest.open(study.resolve("manifest.jsonl")).counts().ok()).isBetween(3, RUNS - 1);
  }

  private static void assertResumes(String name, RaySettings settings) throws Exception {
    try (ExecutionPool pool = RayPool.of(settings)) {
      assertResumes(pool, name);
    }
  }

  private static void assertResumes(ExecutionPool pool, String name) throws Exception {
    assertThat(Digests.of(Resume.of(folder.resolve(name)).run(pool))).isEqualTo(expected);
  }

  private static List<ProcessHandle> processesOf(LocalRuntime ray) {
    return Stream.concat(Stream.of(ray.process()), ray.process().descendants()).toList();
  }

  private static void kill(List<ProcessHandle> processes) {
    assertThat(processes).isNotEmpty();
    processes.forEach(ProcessHandle::destroyForcibly);
  }

  /// @param event once, after three runs
  private static Sweep sweep(String name, Runnable event) {
    try {
      return Sweep.of(Files.writeString(folder.resolve("mission.script"), Missions.LEO))
          .grid("Sat.SMA", Grid.linspace(6900, 7300, RUNS))
          .out(folder.resolve(name))
          .with(SweepOptions.builder().listener(new AfterThreeRuns(event, _ -> {})).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
