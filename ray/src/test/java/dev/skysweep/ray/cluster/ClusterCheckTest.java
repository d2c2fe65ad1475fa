package dev.skysweep.ray.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every reviewed cluster file is clean, and each way to spoil one is found, at its line.
class ClusterCheckTest {
  private static String golden(String name) {
    return GoldenCluster.all().stream()
        .filter(golden -> golden.name().equals(name))
        .findFirst()
        .orElseThrow()
        .expected();
  }

  private static List<String> found(String text) {
    return ClusterCheck.text(ClusterFile.parse(text, "c.yaml")).sorted().stream()
        .map(Finding::toString)
        .toList();
  }

  static List<GoldenCluster> goldens() {
    return GoldenCluster.all();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void aFileThatSkysweepWroteIsClean(GoldenCluster golden) {
    List<String> found = found(golden.expected());
    if (golden.settings().containsKey(Setting.SPOT)) {
      assertThat(found).singleElement().asString().contains("worker is a spot instance");
    } else {
      assertThat(found).isEmpty();
    }
  }

  static List<Arguments> spoilt() {
    return List.of(
        Arguments.of("aws", "idle_timeout_minutes", "idle_timeout_minuts", "did you mean idle"),
        Arguments.of("aws", "  region:", "  regoin:", "did you mean region"),
        Arguments.of("aws", "  region: us-east-1", "  tags: {}", "aws needs region"),
        Arguments.of("aws", "type: aws", "type: awz", "no provider 'awz'; did you mean aws"),
        Arguments.of("aws", "head_node_type: head", "head_node_type: haed", "no node type 'haed'"),
        Arguments.of("aws", "head_node_type: head", "metadata: {}", "head_node_type is missing"),
        Arguments.of("aws", "min_workers: 0", "min_workers: 9", "ask for 9 at least"),
        Arguments.of("aws", "min_workers: 0", "min_workers: 9", "above its max_workers 8"),
        Arguments.of("aws", "min_workers: 0", "min_workers: 2", "2 worker run, and are paid for"),
        Arguments.of("aws", "    max_workers: 8", "    max_workers: 0", "no worker may ever start"),
        Arguments.of("aws", "\nmax_workers: 8", "\nmin_workers: 1", "min_workers at the top level"),
        Arguments.of("aws", "resources: {CPU: 0}", "resources: {CPU: 0.5}", "a whole number"),
        Arguments.of("gcp", "resources: {CPU: 16}", "resources: {CPU: 0}", "worker has no CPU"),
        Arguments.of("azure", "resources: {CPU: 16}", "resources: {}", "worker has no CPU"),
        Arguments.of("aws", "resources: {CPU: 0}", "labels: {}", "'resources' is missing"),
        Arguments.of("aws", "ray:2.60.0-py312", "ray:latest", "another one from day to day"),
        Arguments.of("aws", "ray:2.60.0-py312", "ray", "another one from day to day"),
        Arguments.of("aws", "ray:2.60.0-py312", "ray:2.59.0-py312", "2.59.0, 2.60.0"),
        Arguments.of("aws", "'ray[default,client]==2.60.0'", "-U ray", "whatever Ray is newest"),
        Arguments.of("aws", "pip install 'ray", "pip install nightly 'ray", "a nightly build"),
        Arguments.of("aws", "  container_name: skysweep\n", "", "docker has no container_name"),
        Arguments.of("aws", "  image: ", "  #", "container_name but no image"),
        Arguments.of("aws", "setup_commands:\n  - chmod", "metadata: {x: [", "c.yaml:"),
        Arguments.of("aws", "--autoscaling-config", "--other", "cluster never grows"),
        Arguments.of("aws", "start --head", "start", "lacks --head"),
        Arguments.of("aws", "--address=$RAY_HEAD_IP:6379", "", "does not say where the head is"),
        Arguments.of("aws", "~/.ray/auth_token\":", "~/x\":", "asks for no token"),
        Arguments.of("aws", "minutes: 5", "minutes: 0", "idle, also between two runs"),
        Arguments.of("local", "head_ip: 10.0.0.10", "tags: {}", "needs head_ip and worker_ips"),
        Arguments.of("local", "10.0.0.11,", "10.0.0.10,", "10.0.0.10 is there twice"),
        Arguments.of("local", "max_workers: 2", "max_workers: 3", "but there are 2 worker_ips"),
        Arguments.of("local", "  local.cluster.node:", "  node:", "only under the name"),
        Arguments.of("local", "rsync_filter: []\n", "", "missing: rsync_filter"),
        Arguments.of("local", "cluster_synced_files: []\n", "", "missing: cluster_synced_files"),
        Arguments.of("local", "\nsetup_commands: []", "\nsetup_commands: [ls]", "does not run"),
        Arguments.of("local", "cluster-skysweep.state", "x", "takes its own head for ended"),
        Arguments.of("local", "resources: {CPU: 8}", "resources: {}", "has no CPU"),
        Arguments.of("kuberay", "enableInTreeAutoscaling: true", "suspend: false", "not grow"),
        Arguments.of("kuberay", "      maxReplicas: 8\n", "", "'maxReplicas' is missing"),
        Arguments.of("kuberay", "minReplicas: 0", "minReplicas: 9", "do not rise"),
        Arguments.of("kuberay", "skysweep:0.1.0", "skysweep", "another one from day to day"),
        Arguments.of("kuberay", "num-cpus: \"0\"", "num-cpus: 0", "must be a text"),
        Arguments.of("kuberay", "skysweep:0.1.0", "ray:2.59.0", "rayVersion is 2.60.0"));
  }

  @ParameterizedTest
  @MethodSource("spoilt")
  void whatSpoilsItIsFound(String name, String good, String bad, String said) {
    String text = golden(name);
    assertThat(text).contains(good);
    try {
      assertThat(found(text.replace(good, bad)))
          .anySatisfy(finding -> assertThat(finding).contains(said).matches("(?s)c.yaml:\\d+:.*"));
    } catch (dev.skysweep.study.StudyException noYaml) {
      assertThat(noYaml).hasMessageContaining(said);
    }
  }

  @Test
  void aFindingStandsAtItsLine() {
    assertThat(found(golden("aws").replace("head_node_type: head", "head_node_type: haed")))
        .contains(
            "c.yaml:26:1: error: there is no node type 'haed'; did you mean head?"
                + " — available_node_types has head, worker");
  }

  @Test
  void theShortFormOfProviderLocalNeverGrows() {
    assertThat(
            found(
                """
                cluster_name: short
                max_workers: 1
                provider: {type: local, head_ip: 10.0.0.1, worker_ips: [10.0.0.2]}
                """))
        .singleElement()
        .asString()
        .contains("thinks that a worker has no CPU, and the cluster never grows");
  }

  @Test
  void withoutNodeTypesRaysSpotDefaultsAndNightlyAreTold() {
    assertThat(found("cluster_name: a\nmax_workers: 1\nprovider: {type: aws, region: r}\n"))
        .anySatisfy(finding -> assertThat(finding).contains("spot instances"))
        .anySatisfy(finding -> assertThat(finding).contains("nightly build"));
  }

  @Test
  void filesThatAreMissingHereOrOpenToOthersAreTold(@TempDir Path folder) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "secret");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    String text =
        golden("local")
            .replace("~/.ssh/id_ed25519", key.toString())
            .replace("/opt/skysweep", folder.resolve("gone").toString());
    Path file = Files.writeString(folder.resolve("cluster.yaml"), text);
    assertThat(ClusterCheck.here(ClusterFile.read(file)).stream().map(Finding::what))
        .contains(
            "others on this machine can read " + key,
            "there is no " + folder.resolve("gone") + " on this machine");
  }
}
