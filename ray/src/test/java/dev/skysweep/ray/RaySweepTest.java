package dev.skysweep.ray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.skysweep.Await;
import dev.skysweep.Processes;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.NodeLog;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.pool.local.LocalPool;
import dev.skysweep.ray.client.RayClient;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.Grid;
import dev.skysweep.sweep.Resume;
import dev.skysweep.sweep.Sweep;
import dev.skysweep.sweep.SweepListener;
import dev.skysweep.sweep.SweepOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole sweeps on a real Ray, with the real GMAT, and what may happen to them.
class RaySweepTest {
  private static final int RUNS = 64;

  @TempDir private static Path folder;
  private static Map<String, String> expected;

  /// What the user is told.
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void sweepOnThisMachine() throws Exception {
    TestEngine.installation();
    try (var pool = LocalPool.of(2)) {
      expected = Digests.of(sweep("local", SweepListener.NONE).run(pool));
    }
    assertThat(expected).hasSize(RUNS);
  }

  @Test
  void tablesAreTheSameBitsAsOnThisMachine() throws Exception {
    try (var pool = RayPool.of(OneRay.settings())) {
      SweepResult result = sweep("ray", SweepListener.NONE).run(pool);

      assertThat(Digests.of(result)).isEqualTo(expected);
      assertThat(result.manifest().latest())
          .allSatisfy(entry -> {
            Attempt attempt = entry.record().attempt();
            assertThat(attempt.node().id()).hasSize(56);
            assertThat(attempt.node().build()).hasSize(8);
            assertThat(attempt.node().engine()).hasSize(64);
          });
      assertThat(pool.state().orElseThrow().nodes()).isEqualTo(1);
      assertThat(NodeLog.read(new StudyFolder(result.folder())))
          .last()
          .satisfies(nodes -> assertThat(nodes.working() + nodes.idle()).isEqualTo(1));
    }
  }

  @Test
  void aSecondSweepGoesOnWithTheWorkersOfTheFirst() throws Exception {
    try (var pool = RayPool.of(OneRay.settings())) {
      Set<Long> first = workers(sweep("first", SweepListener.NONE).run(pool));
      Set<Long> second = workers(sweep("second", SweepListener.NONE).run(pool));

      assertThat(first).containsAll(second);
    }
    try (RayClient client = OneRay.client()) {
      // Ray lists a task some time after its end, in no order
      Await.until(
          Duration.ofMinutes(1),
          "the runs of both sweeps, and their checks, are listed",
          () ->
              tasks(client, "skysweep first run ") == RUNS + 1
                  && tasks(client, "skysweep second run ") == RUNS + 1);
      assertThat(tasks(client, "skysweep first warm-up")).isEqualTo(2);
      assertThat(tasks(client, "skysweep second warm-up")).isZero();
    }
  }

  private static Set<Long> workers(SweepResult result) {
    return result
        .manifest()
        .latest()
        .map(entry -> entry.record().attempt().processId())
        .collect(Collectors.toSet());
  }

  private static long tasks(RayClient client, String name) {
    String list =
        "__import__('ray.util.state', fromlist=['state']).list_tasks('http://%s:%d', limit=10000)"
            .formatted(OneRay.get().dashboard().host(), OneRay.get().dashboard().port());
    String named = "len({t.task_id for t in %s if t.name.startswith('%s')})".formatted(list, name);
    return (Long) Objects.requireNonNull(client.evaluate(named).join());
  }

  @Test
  void nobodyNoticesALineThatIsCutForTenSeconds() throws Exception {
    try (var line = new CutLine(OneRay.get().address());
        var pool = RayPool.of(OneRay.settings(line.address().toString()))) {
      SweepResult result =
          sweep(
                  "cut",
                  new AfterThreeRuns(
                      () -> {
                        line.cut();
                        CompletableFuture.delayedExecutor(10, TimeUnit.SECONDS).execute(line::mend);
                      },
                      said::add))
              .run(pool);

      assertThat(Digests.of(result)).isEqualTo(expected);
      assertThat(attempts(result)).containsOnly(1);
      assertThat(said)
          .anySatisfy(text -> assertThat(text).contains("reconnecting"))
          .anySatisfy(text -> assertThat(text).contains("nothing was lost"));
    }
  }

  @Test
  void aLostClientServerEndsTheSweepAndResumeCompletesIt() throws Exception {
    Path study = folder.resolve("lost");
    try (var pool = RayPool.of(OneRay.settings().withGrace(Duration.ofSeconds(3)))) {
      Sweep sweep = sweep("lost", new AfterThreeRuns(RaySweepTest::killClientServer, said::add));

      assertThatExceptionOfType(PoolException.class)
          .isThrownBy(() -> sweep.run(pool))
          .withMessageContaining("connection to Ray is over")
          .withMessageContaining("skysweep resume " + study);
    }
    assertThat(said)
        .filteredOn(text -> text.contains("the connection to Ray is"))
        .singleElement(STRING)
        .contains("is cut");
    assertThat(Manifest.open(study.resolve("manifest.jsonl")).counts().ok()).isBetween(3, RUNS - 1);

    try (var pool = RayPool.of(OneRay.settings())) {
      assertThat(Digests.of(Resume.of(study).run(pool))).isEqualTo(expected);
    }
  }

  private static void killClientServer() {
    List<ProcessHandle> servers = Processes.below(OneRay.get().process(), "mode=specific-server");
    assertThat(servers).isNotEmpty();
    servers.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void aWorkerOfAnotherVersionIsRefusedByName() throws Exception {
    String worker = RayScript.worker() + " | sed -u s/0.1.0-SNAPSHOT/0.0.9/";
    var source = new WorkerSource(List.of("sh", "-c", worker), false, true);
    try (var pool = RayPool.of(OneRay.settings().withWorkers(source))) {
      Sweep sweep = sweep("version", SweepListener.NONE);

      assertThatExceptionOfType(PoolException.class)
          .isThrownBy(() -> sweep.run(pool))
          .withMessageContaining("Skysweep is 0.0.9 there, but the driver has 0.1.0-SNAPSHOT");
    }
    assertThat(folder.resolve("version")).doesNotExist();
  }

  @Test
  void whatNoNodeCanHaveIsRefusedBeforeTheFirstRun() throws Exception {
    assertRefused(
        "cpus=64", "a run needs CPU 64, and the largest node that the cluster has has CPU 2");
    assertRefused("memory=999GB", "a run needs memory 999.00 GB");
    assertRefused("custom.gpu_slot=1", "a run needs gpu_slot 1");
    assertRefused("label.zone=a", "no node has the labels {zone=a}");
    assertRefused("strategy=group:none", "none");
  }

  private void assertRefused(String resources, String why) throws Exception {
    RaySettings settings = OneRay.settings().withResources(RunResources.ONE_CPU.with(resources));
    try (ExecutionPool pool = RayPool.of(settings)) {
      assertThatExceptionOfType(PoolException.class)
          .isThrownBy(() -> sweep("refused", SweepListener.NONE).run(pool))
          .withMessageContaining(why);
    }
    assertThat(folder.resolve("refused")).doesNotExist();
  }

  private static Sweep sweep(String name, SweepListener listener) throws IOException {
    Path script = folder.resolve("mission.script");
    Files.writeString(script, Missions.LEO);
    return Sweep.of(script)
        .grid("Sat.SMA", Grid.linspace(6900, 7300, RUNS))
        .out(folder.resolve(name))
        .with(SweepOptions.builder().listener(listener).build());
  }

  private static List<Integer> attempts(SweepResult result) {
    return result
        .manifest()
        .all()
        .map(ManifestEntry::record)
        .map(r -> r.attempt().number())
        .toList();
  }
}
