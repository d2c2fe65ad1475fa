package dev.skysweep.ray.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.auth.RayToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whom the token is shown to: whoever answers at an address may be anybody.
class DashboardTest {
  private static final RayToken TOKEN = new RayToken("secret", "~/.ray/auth_token");

  /// What was shown with each request, and its body.
  private final List<String> shown = Collections.synchronizedList(new ArrayList<>());

  private HttpServer server;
  private volatile boolean asks;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    shown.add(token + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    boolean taken = !asks || TOKEN.authorization().equals(token);
    byte[] body = "{\"ray_version\": \"2.60.0\"}".getBytes(UTF_8);
    exchange.sendResponseHeaders(taken ? 200 : 401, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Dashboard dashboard(RayToken token) {
    var address = DashboardAddress.of("127.0.0.1", server.getAddress().getPort());
    return new Dashboard(address, Optional.of(token));
  }

  @Test
  void whoAsksForNoneIsShownNone() {
    try (Dashboard dashboard = dashboard(TOKEN)) {
      assertThat(dashboard.rayVersion()).isEqualTo("2.60.0");
      dashboard.put("/package", BodyPublishers.ofString("files"));
    }

    assertThat(shown).containsExactly("null ", "null files");
  }

  /// This machine by a name that is not seen to be its own.
  @Test
  void whoEncryptsDoesNotSendItInTheClear() {
    asks = true;
    int port = server.getAddress().getPort();
    var address = DashboardAddress.of("0.0.0.0", port);
    try (var dashboard = new Dashboard(address, Optional.of(TOKEN), true)) {
      assertThatExceptionOfType(PoolException.class)
          .isThrownBy(dashboard::rayVersion)
          .withMessageContaining("over a line that is not encrypted, though RAY_USE_TLS is set")
          .withMessageContaining("ssh -N -L %1$d:localhost:%1$d".formatted(port));
    }
    assertThat(shown).containsExactly("null ");
    var forwarded = DashboardAddress.of("localhost", port);
    try (var dashboard = new Dashboard(forwarded, Optional.of(TOKEN), true)) {
      assertThat(dashboard.rayVersion()).isEqualTo("2.60.0");
    }
  }

  @Test
  void whoAsksOnceIsShownItFromThenOn() {
    asks = true;
    try (Dashboard dashboard = dashboard(TOKEN)) {
      dashboard.put("/package", BodyPublishers.ofString("files"));
      assertThat(dashboard.rayVersion()).isEqualTo("2.60.0");
    }

    String token = TOKEN.authorization();
    assertThat(shown).containsExactly("null files", token + " files", token + " ");
  }

  @Test
  void aTokenThatIsNotTakenIsShownOnceARequest() {
    asks = true;
    var other = new RayToken("other", "RAY_AUTH_TOKEN");
    try (Dashboard dashboard = dashboard(other)) {
      assertThatExceptionOfType(PoolException.class)
          .isThrownBy(dashboard::rayVersion)
          .withMessageContaining("does not take the token of RAY_AUTH_TOKEN")
          .withMessageNotContaining("other");
    }

    assertThat(shown).containsExactly("null ", other.authorization() + " ");
  }
}
