package dev.skysweep.ray.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.gmat.Machine;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.install.RayInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine without Ray's command is told how to get it, and nothing is made for a cluster that
/// can't be started.
class NoRayTest {
  @TempDir private Path folder;
  private Cluster cluster;

  @BeforeEach
  void write() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "a key");
    Map<Setting, String> settings =
        Map.of(
            Setting.HEAD_IP, "10.0.0.10",
            Setting.WORKER_IPS, "10.0.0.11",
            Setting.WORKER_CPUS, "2",
            Setting.SOFTWARE, folder.toString(),
            Setting.SSH_USER, "analyst",
            Setting.SSH_KEY, key.toString());
    Path file = folder.resolve("cluster.yaml");
    Files.writeString(file, ClusterTemplate.render(ClusterProvider.LOCAL, settings));
    cluster = Cluster.of(file, new Machine(Map.of(), folder, folder, "linux", "x86_64"));
  }

  @Test
  void everyCommandThatNeedsItSaysHowToGetIt() {
    Stream.<ThrowingCallable>of(
            () -> cluster.up(_ -> {}),
            () -> cluster.status(),
            () -> cluster.exec("true", _ -> {}),
            () -> cluster.down(_ -> {}),
            cluster::requireRay)
        .forEach(command ->
            assertThatThrownBy(command)
                .isInstanceOf(PoolException.class)
                .hasMessageContaining("there is no `ray` on the PATH")
                .hasMessageContaining("skysweep cluster install")
                .hasMessageContaining(RayInstallation.VERSION));
    assertThat(folder).isDirectoryNotContaining("glob:**/{cluster.yaml.log,.ray}");
  }
}
