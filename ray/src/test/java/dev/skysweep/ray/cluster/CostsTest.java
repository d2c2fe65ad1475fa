package dev.skysweep.ray.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.ray.jobs.ClusterStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostsTest {
  private static final ClusterFile FILE =
      ClusterFile.parse(
          """
          idle_timeout_minutes: 5
          head_node_type: head
          metadata: {price_per_hour: {head: 0.1, worker: 0.5}}
          available_node_types: {head: {}, worker: {}}
          """,
          "c.yaml");

  private static ClusterStatus status(String demands) {
    return ClusterStatus.parse(
        """
        Active:
         1 worker
        Idle:
         1 head
         2 worker
        Pending Demands:
         %s
        Node: a (head)
         Idle: 99000000 ms
        Node: b (worker)
         Idle: 1260000 ms
        Node: c (worker)
         Idle: 60000 ms
        Node: d (worker)
        """
            .formatted(demands));
  }

  @Test
  void idleTimeAndAForgottenHeadArePriced() {
    assertThat(Costs.of(FILE, List.of("worker=1")).lines(status("(no demands)"), "head"))
        .contains(
            "costs now: 3.100 an hour, of which idle: 2.100",
            "if forgotten, the head alone costs 2.40 a day, 73.00 a month");
  }

  @Test
  void aWorkerThatShouldHaveGoneIsAnOrphan() {
    Costs costs = Costs.of(FILE, List.of());
    assertThat(costs.lines(status("(no demands)"), "head"))
        .filteredOn(line -> line.startsWith("orphan"))
        .containsExactly(
            "orphan: b, a worker (0.500 an hour), has been idle for 21 min, and the limit is 5.0"
                + " min");
    assertThat(costs.orphans(status("{'CPU': 1.0}: 1+ pending tasks/actors"), "head")).isEmpty();
  }

  @Test
  void aPriceOfNoTypeIsRefused() {
    assertThatThrownBy(() -> Costs.of(FILE, List.of("wrker=1")))
        .hasMessageContaining("one of head, worker");
  }
}
