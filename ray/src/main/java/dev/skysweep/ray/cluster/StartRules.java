package dev.skysweep.ray.cluster;

import java.util.List;
import java.util.Optional;

/// How Ray is started on the nodes.
final class StartRules implements ClusterCheck.Rule {
  static final String HEAD = "head_start_ray_commands";
  private static final String WORKER = "worker_start_ray_commands";

  @Override
  public void apply(ClusterFile file, Findings findings) {
    start(file, HEAD)
        .ifPresent(command -> {
          if (!command.contains("--head")) {
            findings.error("/" + HEAD, "the head's `ray start` lacks --head", "add it");
          }
          if (!command.contains("--autoscaling-config")) {
            findings.error(
                "/" + HEAD,
                "without --autoscaling-config the cluster never grows",
                "add --autoscaling-config=~/ray_bootstrap_config.yaml");
          }
        });
    start(file, WORKER)
        .filter(command -> !command.contains("--address"))
        .ifPresent(_ ->
            findings.error(
                "/" + WORKER,
                "a worker's `ray start` does not say where the head is",
                "add --address=$RAY_HEAD_IP:6379"));
    openDashboard(file, findings);
    if (file.has("idle_timeout_minutes") && file.at("/idle_timeout_minutes").asDouble(1) == 0) {
      findings.warning(
          "/idle_timeout_minutes",
          "workers go the moment they are idle, also between two runs",
          "a few minutes cost less than starting them again");
    }
  }

  /// Who reaches the dashboard may run any program on the cluster.
  private static void openDashboard(ClusterFile file, Findings findings) {
    boolean open =
        start(file, HEAD)
            .filter(command -> command.contains("--dashboard-host=0.0.0.0"))
            .isPresent();
    boolean token =
        file.fileMounts().keySet().stream().anyMatch(path -> path.contains(".ray/auth_token"));
    boolean set =
        List.of(HEAD, "setup_commands", "head_setup_commands").stream()
            .flatMap(key -> file.commands(key).stream())
            .anyMatch(command -> command.contains("RAY_AUTH_TOKEN"));
    if (open && !token && !set) {
      findings.warning(
          "/" + HEAD,
          "the dashboard listens to the whole network and asks for no token: whoever reaches it can"
              + " run anything on the cluster",
          "add \"~/.ray/auth_token\": \"~/.ray/auth_token\" to file_mounts");
    }
  }

  static Optional<String> start(ClusterFile file, String key) {
    return file.commands(key).stream().filter(command -> command.contains("ray start")).findFirst();
  }
}
