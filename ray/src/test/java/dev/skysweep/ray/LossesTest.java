package dev.skysweep.ray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.skysweep.Await;
import dev.skysweep.Processes;
import dev.skysweep.RunInWork;
import dev.skysweep.files.Sha256;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.client.RayClient;
import dev.skysweep.ray.runtime.LocalRuntime;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.Grid;
import dev.skysweep.sweep.Steps;
import dev.skysweep.sweep.Sweep;
import dev.skysweep.sweep.SweepOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What may be lost in the middle of a run, each told from the others, on a real Ray. A node is a
/// raylet on this machine; its worker processes go with it, as on a machine that is switched off.
class LossesTest {
  private static RayClient client;

  @TempDir private Path folder;

  /// Runs that have begun stay in their post-processing until this is there.
  private Path gate;

  @BeforeAll
  static void connect() {
    client = OneRay.client();
  }

  @AfterAll
  static void disconnect() {
    client.close();
  }

  @BeforeEach
  void setUp() {
    TestEngine.installation();
    gate = folder.resolve("gate");
  }

  @Test
  void aNodeThatDiesUnderFourRunsCostsNothingButTime() throws Exception {
    try (var cluster = TwoNodes.start(4, folder);
        var pool = RayPool.of(cluster.settings())) {
      var sweep = CompletableFuture.supplyAsync(() -> run(pool, 12));
      Await.until(
          Duration.ofMinutes(3),
          "eight runs are on two nodes",
          () -> RunInWork.steps(study()) == 8);

      cluster.killWorkerNode();
      Await.until(Duration.ofMinutes(2), "the losses are on record", () -> losses().size() == 4);
      Files.createFile(gate);

      assertThat(sweep.join().counts().ok()).isEqualTo(12);
      assertThat(losses())
          .hasSize(4)
          .allSatisfy(loss -> {
            assertThat(loss.message()).startsWith("the node died: ");
            assertThat(loss.record().failureKind()).isEqualTo(FailureKind.WORKER_LOST);
            assertThat(loss.record().retried()).isTrue();
            assertThat(loss.record().attempt().node().id()).hasSize(56);
          });
    }
  }

  @Test
  void aMachineThatSleepsIsGivenUpAndHarmsNothingWhenItWakes() throws Exception {
    // as on the heads of `cluster init`; by itself Ray waits for minutes
    Path head =
        RayScript.in(
            Files.createDirectory(folder.resolve("head")),
            "RAY_health_check_timeout_ms=3000",
            "RAY_grpc_client_keepalive_time_ms=5000",
            "RAY_grpc_client_keepalive_timeout_ms=5000");
    try (var cluster = TwoNodes.start(head, 2, folder, List.of());
        var pool = RayPool.of(cluster.settings())) {
      var sweep = CompletableFuture.supplyAsync(() -> run(pool, 6));
      Await.until(
          Duration.ofMinutes(3), "four runs are on two nodes", () -> RunInWork.steps(study()) == 4);

      cluster.suspendWorkerNode();
      Await.until(Duration.ofMinutes(2), "the losses are on record", () -> losses().size() == 2);
      cluster.wakeWorkerNode();
      Files.createFile(gate);

      SweepResult result = sweep.join();
      assertThat(result.counts().ok()).isEqualTo(6);
      assertThat(losses()).allSatisfy(loss -> assertThat(loss.record().retried()).isTrue());
      Await.until(
          Duration.ofMinutes(2), "its engines have ended", () -> cluster.engines().isEmpty());
      result
          .manifest()
          .latest()
          .flatMap(entry -> entry.outputs().tables().values().stream())
          .forEach(
              file -> assertThat(Sha256.of(study().resolve(file.path()))).isEqualTo(file.sha256()));
    }
  }

  @Test
  void aRayWorkerProcessThatDiesIsNoFaultOfTheRunAndItsWorkerLeavesNothing() throws Exception {
    Path halfRemoved = Files.createTempDirectory("skysweep-ray-worker-");
    Files.setLastModifiedTime(halfRemoved, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    try (var pool = RayPool.of(OneRay.settings())) {
      var sweep = CompletableFuture.supplyAsync(() -> run(pool, 2));
      Await.until("both runs have begun", () -> RunInWork.steps(study()) == 2);

      List<ProcessHandle> engines = enginesAtWork();
      assertThat(engines).hasSize(2);
      ProcessHandle engine = engines.getFirst();
      Path folderOfTheDead = Processes.folderOf(engine);
      Path folderOfTheOther = Processes.folderOf(engines.getLast());
      ProcessHandle rayWorker = engine.parent().orElseThrow();
      // it could remove its folder by itself
      Processes.suspend(engine.pid());
      rayWorker.destroyForcibly();
      engine.destroyForcibly();
      Await.until("the loss is on record", () -> losses().size() == 1);
      Await.until(
          "there are two engines again",
          () -> enginesAtWork().stream().filter(e -> !e.equals(engine)).count() == 2);
      assertThat(folderOfTheDead).doesNotExist();
      assertThat(halfRemoved).doesNotExist();
      assertThat(folderOfTheOther).isDirectory();
      Files.createFile(gate);

      assertThat(sweep.join().counts().ok()).isEqualTo(2);
      assertThat(losses().getFirst().message()).startsWith("the Ray worker process ended: ");
      assertThat(losses().getFirst().record().attempt().node().id())
          .as("the next attempt goes past it where it can")
          .hasSize(56);
    }
  }

  /// Those whose run's step waits; a sweep before may have left others, which are idle.
  private static List<ProcessHandle> enginesAtWork() {
    return Processes.workersOf(OneRay.get().process()).stream()
        .filter(engine -> engine.children().findAny().isPresent())
        .toList();
  }

  @Test
  void aFailureOfTheUsersOwnStepIsTheRunsAndIsNotTriedAgain() throws Exception {
    try (var pool = RayPool.of(OneRay.settings())) {
      SweepResult result = run(pool, 2, "sh -c 'echo no luck >&2; exit 3'");

      assertThat(result.counts().failed()).isEqualTo(2);
      assertThat(result.manifest().all().toList())
          .hasSize(2)
          .allSatisfy(entry -> {
            assertThat(entry.record().failureKind()).isEqualTo(FailureKind.POSTPROCESS_FAILED);
            assertThat(entry.message()).contains("exit code 3", "no luck");
          });
    }
  }

  @Test
  void aNodeWithoutMemoryIsNamedAsThat() throws Exception {
    // beyond one per cent of its memory in use Ray takes the machine for full
    Path ray =
        RayScript.in(
            folder, "RAY_memory_usage_threshold=0.01", "RAY_memory_monitor_refresh_ms=100");
    try (var small = LocalRuntime.start(ray, 1, List.of());
        var pool = RayPool.of(OneRay.settings(small))) {
      assertThatExceptionOfType(PoolException.class)
          .isThrownBy(() -> run(pool, 2, "true"))
          .withMessageContaining("Ray ended the run since the node had no memory left")
          .withMessageContaining("--resources memory=SIZE");
    }
  }

  /// As Ray itself makes these exceptions; what it takes to have each one happen is tested above
  /// for those that can be had.
  @ParameterizedTest
  @CsvSource({
    "NodeDiedError('gone'), WORKER_LOST, the node died: gone",
    "WorkerCrashedError(), WORKER_LOST, the Ray worker process ended",
    "OutOfMemoryError('full'), OUT_OF_MEMORY, had no memory left",
    "RuntimeEnvSetupError('no such package'), POOL_FAILED, a node could not install what the runs need: no such package. With",
    "TaskUnschedulableError('no gpu'), POOL_FAILED, no node can have this sweep's runs",
    "TaskCancelledError(), CANCELLED, cancelled",
    "ObjectLostError('ab' * 28; None; 'here'), WORKER_LOST, Ray lost the outcome",
  })
  void everyLossIsToldByWhatItIs(String made, FailureKind kind, String message) {
    String expression = "__import__('ray').exceptions." + made.replace(';', ',');
    var failure =
        catchThrowableOfType(CompletionException.class, () -> client.evaluate(expression).join());

    Losses loss = Losses.of(failure, "study");

    assertThat(loss.kind()).isEqualTo(kind);
    assertThat(loss.message()).contains(message);
  }

  private List<ManifestEntry> losses() {
    Path manifest = study().resolve("manifest.jsonl");
    return Files.exists(manifest)
        ? Manifest.open(manifest).all().filter(e -> e.runStatus() != RunStatus.OK).toList()
        : List.of();
  }

  private Path study() {
    return folder.resolve("study");
  }

  private SweepResult run(RayPool pool, int runs) {
    return run(pool, runs, "sh -c 'until [ -e %s ]; do sleep 0.2; done'".formatted(gate));
  }

  private SweepResult run(RayPool pool, int runs, String step) {
    try {
      Path script = Files.writeString(folder.resolve("mission.script"), Missions.LEO);
      return Sweep.of(script)
          .grid("Sat.SMA", Grid.linspace(6900, 7300, runs))
          .out(study())
          .with(
              SweepOptions.builder()
                  .postprocess(Steps.parse(step, List.of(), Duration.ofMinutes(10), folder))
                  .build())
          .run(pool);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
