package dev.skysweep.ray.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.SweepException;

/// A cluster file: there are findings, or it is no YAML.
public final class ClusterFuzz {
  private ClusterFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      var _ =
          ClusterCheck.text(ClusterFile.parse(new String(input, UTF_8), "cluster.yaml")).sorted();
    } catch (SweepException e) {
      // a refusal, which names the line
    }
  }
}
