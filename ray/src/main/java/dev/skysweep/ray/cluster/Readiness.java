package dev.skysweep.ray.cluster;

import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.auth.RayToken;
import dev.skysweep.ray.jobs.Dashboard;
import dev.skysweep.ray.jobs.DashboardAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits until a new head answers. `ray up` returns before it does.
public final class Readiness {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int CONNECT_MILLIS = 3000;

  private final String head;
  private final HeadPorts ports;
  private final Optional<RayToken> token;

  public Readiness(String head, HeadPorts ports, Optional<RayToken> token) {
    this.head = head;
    this.ports = ports;
    this.token = token;
  }

  /// What answers.
  public sealed interface Answer {
    /// All of it.
    record Ready(String rayVersion) implements Answer {}

    /// The dashboard, but not the Client server, which Ray does not start again by itself: it gives
    /// up on a head that is slow to start.
    record NoClientServer() implements Answer {}

    /// Nothing: a firewall, most likely.
    record Unreachable() implements Answer {}
  }

  /// Waits for the dashboard and the Client server.
  ///
  /// @throws PoolException if the token is wrong
  public Answer await(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    var never = new CountDownLatch(1);
    boolean dashboardListens;
    do {
      dashboardListens = listens(ports.dashboard());
      if (dashboardListens && listens(ports.client())) {
        try (var dashboard = new Dashboard(DashboardAddress.of(head, ports.dashboard()), token)) {
          return new Answer.Ready(dashboard.rayVersion());
        }
      }
    } while (!never.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS) && System.nanoTime() < end);
    return dashboardListens ? new Answer.NoClientServer() : new Answer.Unreachable();
  }

  private boolean listens(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(head, port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
