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
  private static final int CLIENT_PORT = 10001;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int CONNECT_MILLIS = 3000;

  private final String head;
  private final Optional<RayToken> token;

  public Readiness(String head, Optional<RayToken> token) {
    this.head = head;
    this.token = token;
  }

  /// Waits for the dashboard and the Client server.
  ///
  /// @return the Ray that runs there; empty if it can't be reached from here
  /// @throws PoolException if the token is wrong
  public Optional<String> await(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    var never = new CountDownLatch(1);
    do {
      if (listens(DashboardAddress.DEFAULT_PORT) && listens(CLIENT_PORT)) {
        try (var dashboard = new Dashboard(DashboardAddress.ofHost(head), token)) {
          return Optional.of(dashboard.rayVersion());
        }
      }
    } while (!never.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS) && System.nanoTime() < end);
    return Optional.empty();
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
