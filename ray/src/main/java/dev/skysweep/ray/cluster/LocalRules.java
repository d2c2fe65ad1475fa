package dev.skysweep.ray.cluster;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Provider `local`, machines that one has: what makes it grow on Ray 2.60.
final class LocalRules implements ClusterCheck.Rule {
  static final String TYPE = "local.cluster.node";
  private static final List<String> ALL_KEYS =
      List.of(
          "cluster_name",
          "max_workers",
          "upscaling_speed",
          "idle_timeout_minutes",
          "provider",
          "auth",
          "docker",
          "available_node_types",
          "head_node_type",
          "file_mounts",
          "cluster_synced_files",
          "file_mounts_sync_continuously",
          "rsync_exclude",
          "rsync_filter",
          "initialization_commands",
          "setup_commands",
          "head_setup_commands",
          "worker_setup_commands",
          "head_start_ray_commands",
          "worker_start_ray_commands");

  @Override
  public void apply(ClusterFile file, Findings findings) {
    if (!file.provider().equals("local")) {
      return;
    }
    machines(file, findings);
    if (file.has("available_node_types")) {
      nodeTypes(file, findings);
    } else {
      findings.error(
          "/provider",
          "without node types Ray 2.60 thinks that a worker has no CPU, and the cluster never grows",
          "write available_node_types with %s and its resources, and every other key, as `skysweep"
                  .formatted(TYPE)
              + " cluster init --provider local` does");
    }
  }

  private static void machines(ClusterFile file, Findings findings) {
    if (!file.at("/provider/coordinator_address").isMissingNode()) {
      return;
    }
    String head = file.text("/provider/head_ip");
    List<String> workers =
        file.at("/provider/worker_ips").valueStream().map(JsonNode::asString).toList();
    if (head.isEmpty() || workers.isEmpty()) {
      findings.error(
          "/provider", "provider local needs head_ip and worker_ips", "list your machines");
      return;
    }
    Set<String> seen = new HashSet<>(Set.of(head));
    for (String worker : workers) {
      if (!seen.add(worker)) {
        findings.error(
            "/provider/worker_ips", worker + " is there twice", "name each machine once");
      }
    }
    int most = file.at("/max_workers").asInt(workers.size());
    if (most > workers.size()) {
      findings.warning(
          "/max_workers",
          "max_workers is %d, but there are %d worker_ips".formatted(most, workers.size()),
          "lower it, or add machines");
    }
  }

  private static void nodeTypes(ClusterFile file, Findings findings) {
    if (!file.nodeTypes().keySet().equals(Set.of(TYPE))) {
      findings.error(
          "/available_node_types",
          "Ray takes one node type for provider local, and only under the name " + TYPE,
          "rename it");
      return;
    }
    String missing =
        ALL_KEYS.stream().filter(key -> !file.has(key)).collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      findings.error(
          "/available_node_types",
          "with node types Ray fills in no defaults for provider local; missing: " + missing,
          "add them, empty where you need nothing");
    }
    if (!file.commands("setup_commands").isEmpty()) {
      findings.warning(
          "/setup_commands",
          "with node types Ray does not run setup_commands for provider local",
          "write them into head_setup_commands and worker_setup_commands");
    }
    headState(file, findings);
  }

  /// Ray's newer autoscaler looks for the head in a file that only the older one writes.
  private static void headState(ClusterFile file, Findings findings) {
    String state = "/tmp/ray/cluster-" + file.name() + ".state";
    boolean written =
        file.commands("head_start_ray_commands").stream()
            .takeWhile(command -> !command.contains("ray start"))
            .anyMatch(command ->
                command.contains(state) && command.contains(file.text("/provider/head_ip")));
    if (!written) {
      findings.error(
          "/head_start_ray_commands",
          "the autoscaler of Ray 2.60 takes its own head for ended here, and the cluster never"
              + " grows",
          "write the head's state to %s before `ray start`, as `skysweep cluster init --provider"
                  .formatted(state)
              + " local` does, or run `ray up` with RAY_UP_enable_autoscaler_v2=0");
    }
  }
}
