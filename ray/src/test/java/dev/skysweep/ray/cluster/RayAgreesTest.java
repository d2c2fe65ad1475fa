package dev.skysweep.ray.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.Machine;
import dev.skysweep.ray.install.RayInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ray itself, asked about the same files: what it takes we take, what it refuses we refuse.
class RayAgreesTest {
  /// Ray's own preparation and check of a cluster file, as `ray up` does them.
  private static final String ASK_RAY =
      """
      import sys, yaml
      from ray.autoscaler._private.util import prepare_config, validate_config
      for file in sys.argv[1:]:
          try:
              config = prepare_config(yaml.safe_load(open(file)))
              config.pop("min_workers", None)
              validate_config(config)
              print(file, "ok")
          except BaseException as e:
              print(file, "refused", type(e).__name__)
      """;

  private static final List<Map.Entry<String, String>> SPOILT =
      List.of(
          Map.entry("idle_timeout_minutes", "idle_timeout_minuts"),
          Map.entry("upscaling_speed: 4.0", "upscaling_speed: fast"),
          Map.entry("cluster_name: skysweep\n", ""),
          Map.entry("  type: aws", "  kind: aws"),
          Map.entry("type: aws", "type: awz"),
          Map.entry("head_node_type: head", "head_node_type: haed"),
          Map.entry("min_workers: 0", "min_workers: 9"),
          Map.entry("    min_workers: 0", "    least_workers: 0"),
          Map.entry("resources: {CPU: 0}", "resources: {CPU: 0.5}"),
          Map.entry("resources: {CPU: 0}", "resources: {CPU: -1}"),
          Map.entry("resources: {CPU: 0}", "priority: 1"),
          Map.entry("  ssh_user: ubuntu", "  ssh_usr: ubuntu"),
          Map.entry("  container_name: skysweep\n", ""),
          Map.entry("cache_stopped_nodes: false", "cache_stopped_nodes: never"),
          Map.entry("worker_setup_commands: []", "worker_setup_commands: [{a: 1}]"),
          Map.entry("rsync_filter: []", "rsync_filter: none"));

  @TempDir private Path folder;

  @Test
  void onEveryFile() throws IOException, InterruptedException {
    var ours = new TreeMap<String, String>();
    for (GoldenCluster golden : GoldenCluster.all()) {
      if (golden.provider() != ClusterProvider.KUBERAY) {
        ours.put(write(golden.name(), golden.expected()), "ok");
      }
    }
    String aws = GoldenCluster.all().getFirst().expected();
    int number = 0;
    for (Map.Entry<String, String> change : SPOILT) {
      assertThat(aws).contains(change.getKey());
      String text = aws.replace(change.getKey(), change.getValue());
      boolean refused =
          ClusterCheck.text(ClusterFile.parse(text, "c.yaml")).sorted().stream()
              .anyMatch(Finding::fatal);
      ours.put(write("spoilt" + number++, text), refused ? "refused" : "ok");
    }
    assertThat(askRay(List.copyOf(ours.keySet()))).isEqualTo(ours);
    assertThat(ours).containsValues("refused", "ok");
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".yaml"), text).toString();
  }

  private Map<String, String> askRay(List<String> files) throws IOException, InterruptedException {
    Path ray = new RayInstallation(Machine.current()).install(_ -> {});
    var command = new ArrayList<>(List.of(ray.resolveSibling("python").toString(), "-c", ASK_RAY));
    command.addAll(files);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var answers = new TreeMap<String, String>();
    process
        .inputReader()
        .lines()
        .map(line -> line.split(" "))
        .filter(words -> words.length > 1 && files.contains(words[0]))
        .forEach(words -> answers.put(words[0], words[1]));
    process.waitFor();
    return answers;
  }
}
