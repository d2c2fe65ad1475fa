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

/// Where a cluster's dashboard is, as the cluster tells its drivers.
public final class ClusterDashboard {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private ClusterDashboard() {}

  /// Asks over the Client server. The host is the one that the Client server is reached by: what
  /// the head calls itself may mean nothing here.
  ///
  /// @param token what to show; a cluster may ask for none
  /// @return nothing if the cluster has none, or does not tell
  /// @throws PoolException if the Client server takes no driver
  public static Optional<DashboardAddress> find(RayAddress server, Optional<RayToken> token) {
    var target =
        new RayTarget(
            server, token.orElse(null), RayTls.of(System.getenv()), LIMIT, RayTarget.DEFAULT_GRACE);
    try (RayClient client = RayClient.connect(target, _ -> {})) {
      ClusterState state =
          ClusterState.ask(client).orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
      return Optional.ofNullable(state.dashboard())
          .filter(told -> told.matches(".*:\\d+"))
          .map(told -> Integer.parseInt(told.substring(told.lastIndexOf(':') + 1)))
          .map(port -> DashboardAddress.of(server.host(), port));
    } catch (CompletionException e) {
      throw new PoolException("the cluster does not tell what it is: " + e.getCause());
    }
  }
}
