package dev.skysweep.ray;

import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.auth.RayToken;
import dev.skysweep.ray.client.RayAddress;
import dev.skysweep.ray.client.RayClient;
import dev.skysweep.ray.client.RayTarget;
import dev.skysweep.ray.client.RayTls;
import dev.skysweep.ray.jobs.DashboardAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What a cluster tells its drivers before a sweep.
///
/// @param dashboard where it is; empty if there is none, or nobody tells
/// @param noPlace why no node that the cluster has or could start can have such a run; empty if one
///   can
public record ClusterFacts(Optional<DashboardAddress> dashboard, Optional<String> noPlace) {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  /// Asks over the Client server. The host is the one that the Client server is reached by: what
  /// the head calls itself may mean nothing here.
  ///
  /// @param token what to show; a cluster may ask for none
  /// @param cpus what a run needs
  /// @param said is told what it waits for, and what a driver there should know
  /// @throws PoolException if the Client server takes no driver
  public static ClusterFacts ask(
      RayAddress server, Optional<RayToken> token, int cpus, Consumer<String> said) {
    var target =
        new RayTarget(
            server, token.orElse(null), RayTls.of(System.getenv()), LIMIT, RayTarget.DEFAULT_GRACE);
    try (RayClient client = RayClient.connect(target, said)) {
      ClusterState state =
          ClusterState.ask(client).orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
      RunDemand run = RunDemand.of(RunResources.ONE_CPU.with("cpus=" + cpus));
      return new ClusterFacts(state.dashboardAt(server.host()), run.whyNowhere(state));
    } catch (CompletionException e) {
      throw new PoolException("the cluster does not tell what it is: " + e.getCause());
    }
  }
}
