package dev.skysweep.ray.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadPortsTest {
  @ParameterizedTest
  @CsvSource({
    "ray start --head, 10001, 8265",
    "ray start --head --ray-client-server-port=10002, 10002, 8265",
    "ray start --head --dashboard-port 9000 --dashboard-host=0.0.0.0, 10001, 9000",
    "ray start --dashboard-agent-listen-port=7 --dashboard-port=\"9000\", 10001, 9000",
    "echo --dashboard-port=1, 10001, 8265"
  })
  void theyAreThoseOfTheCommand(String start, int client, int dashboard) {
    ClusterFile file =
        ClusterFile.parse("head_start_ray_commands: ['ray stop', '" + start + "']\n", "c.yaml");

    assertThat(HeadPorts.of(file)).isEqualTo(new HeadPorts(client, dashboard));
  }

  @ParameterizedTest
  @CsvSource({"cluster_name: x", "head_start_ray_commands: []"})
  void theyAreTheUsualOnesWithoutACommand(String yaml) {
    assertThat(HeadPorts.of(ClusterFile.parse(yaml, "c.yaml")))
        .isEqualTo(new HeadPorts(10001, 8265));
  }
}
