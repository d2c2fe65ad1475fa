package dev.skysweep.ray.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClusterStatusTest {
  /// As Ray 2.60's newer autoscaler prints it with -v.
  private static final String BUSY =
      """
      ======== Autoscaler status: 2026-11-24 16:01:17.264601 ========
      GCS request time: 0.003s

      Node status
      ---------------------------------------------------------------
      Active:
       2 worker
      Idle:
       1 head
       1 worker
      Pending:
       worker, 1 launching
       b89596ac: worker, ray-installing
       7f1c: local.cluster.node,;
      Recent failures:
       worker: LaunchFailed (latest_attempt: 15:59:01) - quota exceeded

      Resources
      ---------------------------------------------------------------
      Total Usage:
       4.0/4.0 CPU

      From request_resources:
       (none)
      Pending Demands:
       {'CPU': 1.0, 'memory': 1073741824.0}: 24+ pending tasks/actors
       {'CPU': 1.0} * 2 (PACK): 1+ pending placement groups

      Node: 10.0.0.10 (head)
       Id: 9dd1
       Idle: 912345 ms
       Usage:
        0B/186.26MiB object_store_memory
       Activity:
        (no activity)

      Node: 10.0.0.11 (worker)
       Id: 9dd2
       Usage:
        2.0/2.0 CPU
      """;

  @Test
  void everythingThatRaySaysIsRead() {
    ClusterStatus status = ClusterStatus.parse(BUSY.replace("\n", "\r\n"));
    assertThat(status.active()).containsExactly(java.util.Map.entry("worker", 2));
    assertThat(status.idle()).containsEntry("head", 1).containsEntry("worker", 1);
    assertThat(status.pending())
        .containsExactly(
            "1 worker (launching)", "1 worker (ray-installing)", "1 local.cluster.node");
    assertThat(status.failures()).singleElement().asString().contains("quota exceeded");
    assertThat(status.demands())
        .containsExactly(
            "24+ tasks for CPU 1, memory 1073741824",
            "{'CPU': 1.0} * 2 (PACK): 1+ pending placement groups");
    assertThat(status.nodes())
        .containsExactly(
            new ClusterStatus.Node("10.0.0.10", "head", 912_345),
            new ClusterStatus.Node("10.0.0.11", "worker", 0));
    assertThat(status.summary())
        .startsWith("4 nodes (2 active, 2 idle), coming: 1 worker (launching), ")
        .contains("; waiting: 24+ tasks for CPU 1, memory ");
  }

  @Test
  void whatIsNotThereIsEmpty() {
    assertThat(ClusterStatus.parse("No cluster status.").isEmpty()).isTrue();
    assertThat(ClusterStatus.parse("Active:\n (no active nodes)\n").running()).isZero();
  }
}
