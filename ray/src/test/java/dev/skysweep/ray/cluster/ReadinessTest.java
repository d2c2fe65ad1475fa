package dev.skysweep.ray.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.ray.RayScript;
import dev.skysweep.ray.cluster.Readiness.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a head that is not ready looks like; a real one that is: `ClusterOnMachinesTest`.
class ReadinessTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @Test
  void theClientServerMayBeMissingAtPortsOfItsOwn() throws IOException, InterruptedException {
    try (var dashboard = new ServerSocket(0, 1, LOOPBACK)) {
      var ports = new HeadPorts(RayScript.freePort(), dashboard.getLocalPort());

      assertThat(await(ports)).isEqualTo(new Answer.NoClientServer());
    }
  }

  @Test
  void nothingMayAnswer() throws IOException, InterruptedException {
    assertThat(await(new HeadPorts(RayScript.freePort(), RayScript.freePort())))
        .isEqualTo(new Answer.Unreachable());
  }

  private static Answer await(HeadPorts ports) throws InterruptedException {
    return new Readiness(LOOPBACK.getHostAddress(), ports, Optional.empty()).await(Duration.ZERO);
  }
}
