package dev.skysweep.ray.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A cluster file that was reviewed, and the settings that it is written from.
///
/// @param name of the file in `src/test/resources/cluster`
record GoldenCluster(String name, ClusterProvider provider, Map<Setting, String> settings) {
  static List<GoldenCluster> all() {
    return List.of(
        of("aws", ClusterProvider.AWS, Map.of(Setting.REGION, "us-east-1")),
        of(
            "aws-own-image",
            ClusterProvider.AWS,
            Map.of(
                Setting.REGION, "us-east-1",
                Setting.ZONE, "us-east-1a",
                Setting.MAX_WORKERS, "16",
                Setting.IMAGE, "registry.example.org/skysweep:0.1.0",
                Setting.SPOT, "",
                Setting.ALLOW_FROM, "192.0.2.0/24",
                Setting.NFS, "fs.example.org:/studies")),
        of(
            "gcp",
            ClusterProvider.GCP,
            Map.of(
                Setting.REGION, "europe-west1",
                Setting.ZONE, "europe-west1-b",
                Setting.PROJECT, "orbits")),
        of(
            "azure",
            ClusterProvider.AZURE,
            Map.of(
                Setting.REGION, "westeurope",
                Setting.RESOURCE_GROUP, "orbits",
                Setting.SSH_KEY, "~/.ssh/id_ed25519")),
        of(
            "vsphere",
            ClusterProvider.VSPHERE,
            Map.of(
                Setting.NAMESPACE, "orbits",
                Setting.API_SERVER, "10.0.0.1",
                Setting.VM_IMAGE, "ubuntu-24.04",
                Setting.STORAGE_CLASS, "fast",
                Setting.WORKER_CPUS, "16")),
        of(
            "local",
            ClusterProvider.LOCAL,
            Map.of(
                Setting.HEAD_IP, "10.0.0.10",
                Setting.WORKER_IPS, "10.0.0.11,10.0.0.12",
                Setting.SSH_USER, "analyst",
                Setting.SSH_KEY, "~/.ssh/id_ed25519",
                Setting.WORKER_CPUS, "8")),
        of(
            "kuberay",
            ClusterProvider.KUBERAY,
            Map.of(
                Setting.IMAGE, "registry.example.org/skysweep:0.1.0",
                Setting.VOLUME_CLAIM, "studies")));
  }

  private static GoldenCluster of(
      String name, ClusterProvider provider, Map<Setting, String> settings) {
    var all = new EnumMap<Setting, String>(settings);
    if (provider.shipsSoftware(settings)) {
      all.put(Setting.SOFTWARE, "/opt/skysweep");
    }
    return new GoldenCluster(name, provider, all);
  }

  String rendered() {
    return ClusterTemplate.render(provider, settings);
  }

  String expected() {
    try (var in = GoldenCluster.class.getResourceAsStream("/cluster/" + name + ".yaml")) {
      return in == null
          ? "there is no cluster/" + name + ".yaml"
          : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
