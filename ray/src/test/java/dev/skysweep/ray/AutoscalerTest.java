package dev.skysweep.ray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.Await;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.pool.PoolState;
import dev.skysweep.ray.FakeCluster.Autoscaler;
import dev.skysweep.ray.client.RayClient;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.Grid;
import dev.skysweep.sweep.Steps;
import dev.skysweep.sweep.Sweep;
import dev.skysweep.sweep.SweepOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A sweep makes a cluster grow, and the cluster shrinks behind it, by both of Ray's autoscalers.
class AutoscalerTest {
  private static final int RUNS = 40;

  /// Nodes on one machine come one after the other, some ten seconds each when it has nothing else
  /// to do.
  private static final Duration GROWING = Duration.ofMinutes(4);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void growsUnderTheRunsAndShrinksBehindThem(Autoscaler autoscaler) throws Exception {
    TestEngine.installation();
    try (var cluster = FakeCluster.start(autoscaler, folder);
        var pool = RayPool.of(cluster.settings())) {
      assertRefused(cluster);
      assertNeighbourCanStartNone();
      Path grown = folder.resolve("grown");
      var sweep = CompletableFuture.supplyAsync(() -> run(grown, pool));

      var seen = new HashSet<String>();
      Await.until(
          GROWING,
          "the cluster is as large as it may be",
          () -> {
            assertThat(sweep).isNotDone();
            pool.state().ifPresent(state -> note(state, seen));
            return nodes(pool) >= FakeCluster.MOST_NODES;
          });
      assertThat(seen).contains("runs wait", "nodes start");
      Files.createFile(grown);
      SweepResult result = sweep.join();

      assertThat(result.counts().ok()).isEqualTo(RUNS);
      assertThat(result.manifest().all().map(ManifestEntry::runId).distinct().count())
          .isEqualTo(RUNS);
      Set<String> nodes = new HashSet<>();
      result.manifest().latest().forEach(e -> nodes.add(e.record().attempt().node().id()));
      assertThat(nodes).hasSizeGreaterThan(1);
      Await.until(
          FakeCluster.IDLE.plusSeconds(20),
          "the cluster is its head again",
          () -> nodes(pool) == 1);
    }
  }

  /// What one cluster of a machine may start is not taken for another's.
  private static void assertNeighbourCanStartNone() {
    try (RayClient neighbour = OneRay.client()) {
      assertThat(ClusterState.ask(neighbour).join().types()).isEmpty();
    }
  }

  private void assertRefused(FakeCluster cluster) {
    var large = RunResources.ONE_CPU.with("cpus=3");
    try (var pool = RayPool.of(cluster.settings().withResources(large))) {
      assertThatThrownBy(() -> run(folder, pool))
          .hasMessageContaining("the largest node that the cluster has or could start has CPU 2");
    }
  }

  private static void note(PoolState state, Set<String> seen) {
    if (state.waiting() > 0) {
      seen.add("runs wait");
    }
    if (state.launching() > 0) {
      seen.add("nodes start");
    }
  }

  private static int nodes(RayPool pool) {
    return pool.state().map(PoolState::nodes).orElse(0);
  }

  /// Runs that don't end before the file is there, so that the cluster has a reason to grow however
  /// slow its nodes are.
  private SweepResult run(Path gate, RayPool pool) {
    try {
      Path script = Files.writeString(folder.resolve("mission.script"), Missions.LEO);
      String wait = "sh -c 'until [ -e %s ]; do sleep 0.2; done'".formatted(gate);
      return Sweep.of(script)
          .grid("Sat.SMA", Grid.linspace(6900, 7300, RUNS))
          .out(folder.resolve("study"))
          .with(
              SweepOptions.builder()
                  .postprocess(Steps.parse(wait, List.of(), Duration.ofMinutes(10), folder))
                  .build())
          .run(pool);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
