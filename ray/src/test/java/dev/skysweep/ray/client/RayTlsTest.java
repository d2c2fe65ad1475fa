package dev.skysweep.ray.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.protocol.ClusterInfoRequest;
import dev.skysweep.ray.protocol.ClusterInfoResponse;
import dev.skysweep.ray.protocol.RayletDriverGrpc;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsServerCredentials;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ray's own variables for TLS, against a gRPC server that wants a certificate of its clients as
/// Ray's do. The certificates are made by openssl.
class RayTlsTest {
  @TempDir private static Path folder;
  private static Server server;

  @BeforeAll
  static void serve() throws Exception {
    certificate("ca", null);
    certificate("node", "ca");
    certificate("stranger", null);
    var credentials =
        TlsServerCredentials.newBuilder()
            .keyManager(file("node.pem").toFile(), file("node.key").toFile())
            .trustManager(file("ca.pem").toFile())
            .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
            .build();
    server = OkHttpServerBuilder.forPort(0, credentials).addService(new Pings()).build().start();
  }

  private static final class Pings extends RayletDriverGrpc.RayletDriverImplBase {
    @Override
    public void clusterInfo(
        ClusterInfoRequest request, StreamObserver<ClusterInfoResponse> answer) {
      answer.onNext(ClusterInfoResponse.newBuilder().setJson("{}").build());
      answer.onCompleted();
    }
  }

  @AfterAll
  static void stop() {
    server.shutdownNow();
  }

  private static Path file(String name) {
    return folder.resolve(name);
  }

  private static void certificate(String name, String authority) throws Exception {
    openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out %s.key".formatted(name));
    String request = "req -new -x509 -days 2 -key %s.key -out %s.pem -subj /CN=%s";
    if (authority == null) {
      openssl(request.formatted(name, name, name));
    } else {
      openssl(
          (request + " -addext subjectAltName=IP:127.0.0.1 -CA %s.pem -CAkey %s.key")
              .formatted(name, name, name, authority, authority));
    }
  }

  private static void openssl(String arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" ")));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static Map<String, String> encrypted(String authority, String certificate) {
    Map<String, String> variables = new HashMap<>(Map.of("RAY_USE_TLS", "1"));
    variables.put("RAY_TLS_CA_CERT", file(authority + ".pem").toString());
    if (!certificate.isEmpty()) {
      variables.put("RAY_TLS_SERVER_CERT", file(certificate + ".pem").toString());
      variables.put("RAY_TLS_SERVER_KEY", file(certificate + ".key").toString());
    }
    return variables;
  }

  private static void ping(Map<String, String> environment) {
    var target =
        new RayTarget(
            new RayAddress("127.0.0.1", server.getPort()),
            null,
            RayTls.of(environment),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));
    try (var line = new RayLine(target)) {
      line.ping(Duration.ofSeconds(20));
    }
  }

  @Test
  void theClustersCertificatesLetUsIn() {
    assertThatCode(() -> ping(encrypted("ca", "node"))).doesNotThrowAnyException();
  }

  @Test
  void aServerOfAnotherAuthorityIsNotTrusted() {
    assertThatThrownBy(() -> ping(encrypted("stranger", "node")))
        .isInstanceOf(StatusRuntimeException.class);
  }

  @Test
  void withoutACertificateOfTheClusterNobodyGetsIn() {
    assertThatThrownBy(() -> ping(encrypted("ca", ""))).isInstanceOf(StatusRuntimeException.class);
    assertThatThrownBy(() -> ping(encrypted("ca", "stranger")))
        .isInstanceOf(StatusRuntimeException.class);
  }

  @Test
  void plainTextDoesNotReachAnEncryptedServer() {
    assertThatThrownBy(() -> ping(Map.of("RAY_USE_TLS", "0")))
        .isInstanceOf(StatusRuntimeException.class);
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    Map<String, String> half = encrypted("ca", "node");
    half.remove("RAY_TLS_SERVER_KEY");
    assertThatThrownBy(() -> RayTls.of(half))
        .isInstanceOf(PoolException.class)
        .hasMessageContaining("RAY_TLS_SERVER_KEY");
    Map<String, String> missing = encrypted("no-such", "node");
    assertThatThrownBy(() -> RayTls.of(missing))
        .isInstanceOf(PoolException.class)
        .hasMessageContaining("RAY_TLS_CA_CERT names " + file("no-such.pem"));
    Files.writeString(file("broken.pem"), "no certificate");
    assertThatThrownBy(() -> ping(encrypted("broken", "node")))
        .isInstanceOf(PoolException.class)
        .hasMessageContaining("the certificates for Ray can't be used");
  }
}
