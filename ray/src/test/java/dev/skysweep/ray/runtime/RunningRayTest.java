package dev.skysweep.ray.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.skysweep.Await;
import dev.skysweep.gmat.Machine;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.client.RayClient;
import dev.skysweep.ray.client.RayTarget;
import dev.skysweep.ray.install.RayInstallation;
import io.grpc.InsecureChannelCredentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Finds the Ray that runs on this machine, with its Client server and without.
class RunningRayTest {
  @TempDir private Path folder;

  private final List<String> said = new ArrayList<>();

  @Test
  void takesTheClientServerThatIsThere() throws Exception {
    try (var runtime = LocalRuntime.start(installed(), 1, List.of())) {
      ClientServer found = running(runtime).clientServer(said::add);

      assertThat(found.address().port()).isEqualTo(runtime.address().port());
      assertThat(said).isEmpty();
      Await.until("it listens", () -> RunningRay.listens(found.address()));
      found.close();
      assertThat(RunningRay.listens(found.address())).isTrue();
    }
  }

  @Test
  void startsAClientServerWhereThereIsNone() throws Exception {
    try (var runtime = LocalRuntime.start(withoutClientServer(), 1, List.of())) {
      ClientServer ours = running(runtime).clientServer(said::add);
      try (ours) {
        assertThat(answer(ours)).isEqualTo(42L);
      }

      assertThat(said)
          .containsExactly(
              "the Ray that runs here has no Client server; starting one for this sweep");
      Await.until("ours has ended", () -> !RunningRay.listens(ours.address()));
      assertThat(runtime.process().isAlive()).isTrue();
    }
  }

  @Test
  void saysThatNoneRuns() throws Exception {
    Path stale = Files.writeString(folder.resolve("ray_current_cluster"), "127.0.0.1:1\n");

    for (Path file : List.of(stale, folder.resolve("none"))) {
      assertThatExceptionOfType(PoolException.class)
          .isThrownBy(() -> new RunningRay(file).clientServer(said::add))
          .withMessageContaining("no Ray runs on this machine")
          .withMessageContaining("ray start --head");
    }
  }

  /// Ray writes down where it is only after it has said that it runs.
  private static RunningRay running(LocalRuntime runtime) {
    Path file = runtime.currentCluster();
    Await.until("Ray has told where it is", () -> file.toFile().length() > 0);
    return new RunningRay(file);
  }

  private static Object answer(ClientServer server) {
    var target =
        new RayTarget(
            server.address(),
            null,
            InsecureChannelCredentials.create(),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30));
    try (RayClient client = RayClient.connect(target, _ -> {})) {
      return client.evaluate("6 * 7").join();
    }
  }

  private static Path installed() throws InterruptedException {
    return new RayInstallation(Machine.current()).install(_ -> {});
  }

  /// A Ray that starts without, and without tokens: a server that we start has this process's
  /// environment.
  private Path withoutClientServer() throws Exception {
    Path script = folder.resolve("ray");
    Files.writeString(
        script,
        """
        #!%s
        import os, sys
        os.environ["RAY_AUTH_MODE"] = "disabled"
        import ray.scripts.scripts as scripts
        scripts.get_ray_client_dependency_error = lambda: "left out"
        sys.argv = [word for word in sys.argv if not word.startswith("--ray-client-server-port")]
        scripts.main()
        """
            .formatted(installed().resolveSibling("python")));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }
}
