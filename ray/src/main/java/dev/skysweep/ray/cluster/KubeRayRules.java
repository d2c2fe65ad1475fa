package dev.skysweep.ray.cluster;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A RayCluster resource.
final class KubeRayRules implements ClusterCheck.Rule {
  private static final String GROUPS = "/spec/workerGroupSpecs";

  @Override
  public void apply(ClusterFile file, Findings findings) {
    if (!file.at("/spec/enableInTreeAutoscaling").asBoolean(false)) {
      findings.error("/spec", "the cluster does not grow", "enableInTreeAutoscaling: true");
    }
    images(file, findings);
    int groups = file.at(GROUPS).size();
    for (int i = 0; i < groups; i++) {
      group(file, findings, GROUPS + "/" + i);
    }
    boolean token =
        file.at("/spec/headGroupSpec").toString().contains("RAY_AUTH")
            || !file.at("/spec/authOptions").isMissingNode();
    if (!token) {
      findings.warning(
          "/spec/headGroupSpec",
          "the head asks for no token: whoever reaches it in the network of the cluster can run"
              + " anything",
          "set RAY_AUTH_MODE=token and RAY_AUTH_TOKEN from a secret");
    }
  }

  private static void group(ClusterFile file, Findings findings, String at) {
    int least = file.at(at + "/minReplicas").asInt(0);
    int most = file.at(at + "/maxReplicas").asInt(Integer.MAX_VALUE);
    int now = file.at(at + "/replicas").asInt(least);
    if (least > most || now < least || now > most) {
      findings.error(
          at,
          "minReplicas %d, replicas %d and maxReplicas %d do not rise".formatted(least, now, most),
          "put them in order");
    }
    if (least > 0) {
      findings.warning(
          at + "/minReplicas",
          "%d workers run, and are paid for, even when there is nothing to do".formatted(least),
          "minReplicas: 0 starts them when there are runs");
    }
  }

  private static void images(ClusterFile file, Findings findings) {
    String ray = file.text("/spec/rayVersion");
    for (String at : containers(file)) {
      String image = file.text(at + "/image");
      if (image.isEmpty()) {
        continue;
      }
      SoftwareRules.image(findings, at + "/image", image);
      RayRelease.of(image)
          .filter(version -> !version.equals(ray))
          .ifPresent(version ->
              findings.error(
                  at + "/image",
                  "the image has Ray %s, but rayVersion is %s".formatted(version, ray),
                  "make them the same"));
    }
  }

  private static List<String> containers(ClusterFile file) {
    var groups = new ArrayList<>(List.of("/spec/headGroupSpec"));
    for (int i = 0; i < file.at(GROUPS).size(); i++) {
      groups.add(GROUPS + "/" + i);
    }
    var containers = new ArrayList<String>();
    for (String group : groups) {
      JsonNode all = file.at(group + "/template/spec/containers");
      for (int i = 0; i < all.size(); i++) {
        containers.add(group + "/template/spec/containers/" + i);
      }
    }
    return containers;
  }
}
