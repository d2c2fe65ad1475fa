package dev.skysweep.ray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.ray.ClusterState.Node;
import dev.skysweep.ray.ClusterState.NodeType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Until when a sweep that sets nodes aside goes on.
class QuarantineTest {
  private static final RunDemand ONE_CPU = RunDemand.of(RunResources.ONE_CPU);

  private final Quarantine quarantine = new Quarantine();

  private static Node node(String id, double cpus) {
    return new Node(id, id, Map.of("CPU", cpus), Map.of("zone", id));
  }

  private static ClusterState cluster(@Nullable List<NodeType> types, Node... nodes) {
    return new ClusterState(List.of(nodes), types, null, null, null, null, null, null);
  }

  private boolean goesOn(ClusterState cluster) {
    return quarantine.leavesRoomFor(ONE_CPU, cluster);
  }

  @Test
  void aHeadWithoutProcessorsIsNoPlace() {
    ClusterState still = cluster(List.of(), node("head", 0), node("a", 1), node("b", 1));
    quarantine.add("a");
    assertThat(goesOn(still)).isTrue();
    quarantine.add("b");
    assertThat(goesOn(still)).isFalse();
  }

  @Test
  void aNodeThatTheRunMayNotHaveIsNoPlace() {
    ClusterState two = cluster(List.of(), node("a", 1), node("b", 1));
    quarantine.add("b");
    assertThat(goesOn(two)).isTrue();
    for (String wanted : List.of("label.zone=b", "strategy=node:b")) {
      RunDemand there = RunDemand.of(RunResources.ONE_CPU.with(wanted));
      assertThat(quarantine.leavesRoomFor(there, two)).as(wanted).isFalse();
    }
  }

  @Test
  void aClusterThatGrowsIsGivenThreeChances() {
    var types = List.of(new NodeType("worker", 10, Map.of("CPU", 2.0)));
    for (int bad = 0; bad < 3; bad++) {
      assertThat(goesOn(cluster(types, node("head", 0)))).isTrue();
      quarantine.add("bad" + bad);
    }
    assertThat(goesOn(cluster(types, node("head", 0)))).isFalse();
    assertThat(goesOn(cluster(types, node("head", 0), node("good", 1)))).isTrue();
    quarantine.succeeded();
    assertThat(goesOn(cluster(types, node("head", 0)))).isTrue();
  }

  @Test
  void aClusterThatIsAsLargeAsItMayBeHasNoOther() {
    var types = List.of(new NodeType("worker", 1, Map.of("CPU", 2.0)));
    quarantine.add("a");
    assertThat(goesOn(cluster(types, node("head", 0), node("a", 2)))).isFalse();
    var unlimited = List.of(new NodeType("worker", -1, Map.of("CPU", 2.0)));
    assertThat(goesOn(cluster(unlimited, node("head", 0), node("a", 2)))).isTrue();
    assertThat(goesOn(cluster(null, node("head", 0), node("a", 2)))).isTrue();
  }
}
