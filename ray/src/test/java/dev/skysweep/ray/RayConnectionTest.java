package dev.skysweep.ray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.auth.RayToken;
import dev.skysweep.ray.client.RayAddress;
import dev.skysweep.ray.client.RayClient;
import dev.skysweep.ray.client.RayTarget;
import dev.skysweep.ray.install.RayInstallation;
import dev.skysweep.ray.jobs.DashboardAddress;
import dev.skysweep.ray.runtime.LocalRuntime;
import io.grpc.InsecureChannelCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a user is told who can't get through, by a real Ray with a token.
class RayConnectionTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path folder;

  private final List<String> said = new ArrayList<>();

  @Test
  void theRightTokenGetsThrough() {
    LocalRuntime ray = OneRay.get();
    try (RayClient client = connect(ray.address(), ray.token(), LONG)) {
      assertThat(client.server().rayVersion()).isEqualTo(RayInstallation.VERSION);
      assertThat(client.evaluate("6 * 7").join()).isEqualTo(42L);
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(() -> client.evaluate("1 / 0").join())
          .withMessageContaining("division by zero");
    }
  }

  @Test
  void aMissingTokenIsAskedFor() {
    assertRefused(OneRay.get().address(), null, "wants a token", "RAY_AUTH_TOKEN");
  }

  @Test
  void aWrongTokenIsRefusedAndNeverShown() {
    var wrong = new RayToken("not-the-secret", "RAY_AUTH_TOKEN");

    PoolException refusal =
        assertRefused(OneRay.get().address(), wrong, "refuses the token of RAY_AUTH_TOKEN");

    assertThat(refusal).hasMessageNotContaining("not-the-secret");
  }

  @Test
  void whoHasATokenIsToldOfAClusterThatAsksForNone() throws IOException {
    Path open = RayScript.in(folder, "RAY_AUTH_MODE=disabled");
    try (var ray = LocalRuntime.start(open, 1, List.of());
        RayClient client = connect(ray.address(), ray.token(), LONG)) {
      assertThat(client.evaluate("6 * 7").join()).isEqualTo(42L);
      assertThat(said)
          .anySatisfy(text ->
              assertThat(text)
                  .contains("asks for no token", "was not sent")
                  .doesNotContain(ray.token().secret()));
    }
  }

  @Test
  void theDashboardIsNoClientServer() {
    LocalRuntime ray = OneRay.get();
    assertRefused(ray.dashboard(), ray.token(), "is not Ray's Client server", "10001");
  }

  @Test
  void aDashboardOnAnotherPortIsFound() {
    LocalRuntime ray = OneRay.get();

    assertThat(ClusterFacts.ask(ray.address(), Optional.of(ray.token()), 1, said::add).dashboard())
        .contains(DashboardAddress.of("127.0.0.1", ray.dashboard().port()));
  }

  @Test
  void anUnknownHostIsNamedAtOnce() {
    assertRefused(new RayAddress("no-such-host.invalid", 10001), null, "no-such-host.invalid");
  }

  @Test
  void nobodyListeningIsWaitedForAndThenTold() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertRefused(new RayAddress("127.0.0.1", port), null, "no connection to", "within 2 s");
    assertThat(said).anySatisfy(text -> assertThat(text).contains("waiting for ray://"));
  }

  private PoolException assertRefused(RayAddress address, RayToken token, String... words) {
    Duration patience = address.equals(OneRay.get().address()) ? LONG : Duration.ofSeconds(2);
    var refusal =
        catchThrowableOfType(PoolException.class, () -> connect(address, token, patience).close());
    assertThat(refusal).isNotNull();
    assertThat(refusal.getMessage()).contains(words);
    return refusal;
  }

  private RayClient connect(RayAddress address, RayToken token, Duration patience) {
    return RayClient.connect(
        new RayTarget(
            address, token, InsecureChannelCredentials.create(), patience, Duration.ofSeconds(30)),
        said::add);
  }
}
