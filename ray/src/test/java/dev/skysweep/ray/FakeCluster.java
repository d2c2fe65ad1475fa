package dev.skysweep.ray;

import dev.skysweep.ray.runtime.LocalRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A cluster on this machine that grows from its head, which takes no runs, to three nodes of two
/// slots: Ray's real autoscaler with Ray's own provider of pretended nodes, whose raylets are real.
final class FakeCluster implements AutoCloseable {
  static final int MOST_NODES = 4;

  /// After which a node without work goes.
  static final Duration IDLE = Duration.ofSeconds(15);

  private static final String HEAD = "f".repeat(51) + "00000";

  private final LocalRuntime runtime;

  /// The two autoscalers of Ray: `ray start` has the first one, `ray up` the second.
  enum Autoscaler {
    V1("type: fake_multinode", ""),
    // by its own name the second one looks for a file that Ray's package does not have
    V2(
        "type: external\n  module: ray.autoscaler._private.fake_multi_node.node_provider.FakeMultiNodeProvider",
        "RAY_enable_autoscaler_v2=1");

    private final String provider;
    private final String environment;

    Autoscaler(String provider, String environment) {
      this.provider = provider;
      this.environment = environment;
    }
  }

  private FakeCluster(LocalRuntime runtime) {
    this.runtime = runtime;
  }

  /// @param folder for what it needs
  static FakeCluster start(Autoscaler autoscaler, Path folder) {
    try {
      int port = RayScript.freePort();
      Path config =
          Files.writeString(
              folder.resolve("cluster.yaml"),
              template()
                  .replace("{provider}", autoscaler.provider)
                  .replace("{port}", String.valueOf(port)));
      Path ray =
          RayScript.in(
              folder,
              "RAY_FAKE_CLUSTER=1",
              "AUTOSCALER_UPDATE_INTERVAL_S=1",
              "RAY_OVERRIDE_NODE_ID_FOR_TESTING=" + HEAD,
              "RAY_CLOUD_INSTANCE_ID=" + HEAD,
              autoscaler.environment);
      return new FakeCluster(
          LocalRuntime.start(ray, 0, List.of("--port=" + port, "--autoscaling-config=" + config)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String template() throws IOException {
    try (InputStream file = FakeCluster.class.getResourceAsStream("/fake/cluster.yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// How a pool reaches it.
  RaySettings settings() {
    return OneRay.settings(runtime);
  }

  @Override
  public void close() {
    runtime.close();
  }
}
