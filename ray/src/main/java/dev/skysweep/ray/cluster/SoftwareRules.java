package dev.skysweep.ray.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which Ray the nodes get: always the same, and never whatever is newest that day.
final class SoftwareRules implements ClusterCheck.Rule {
  private static final List<String> COMMANDS =
      List.of("setup_commands", "head_setup_commands", "worker_setup_commands");
  private static final Pattern INSTALLS_RAY =
      Pattern.compile(
          "pip3? install[^;&|]*?['\"\\s](ray(\\[[\\w,]*])?)(?=[\\s'\"=<>@~]|$)(\\s*==\\s*([\\w.]+))?");
  private static final Pattern NIGHTLY = Pattern.compile("ray-wheels/|\\.dev0|nightly");

  @Override
  public void apply(ClusterFile file, Findings findings) {
    Map<String, String> images = images(file);
    images.forEach((pointer, image) -> image(findings, pointer, image));
    container(file, findings, images);
    var versions = new TreeSet<String>();
    for (String key : COMMANDS) {
      List<String> commands = file.commands(key);
      for (int i = 0; i < commands.size(); i++) {
        command(findings, "/%s/%d".formatted(key, i), commands.get(i), versions);
      }
    }
    images.values().forEach(image -> RayRelease.of(image).ifPresent(versions::add));
    if (versions.size() > 1) {
      findings.error(
          "/provider",
          "several versions of Ray are named (%s), and Ray refuses to mix them"
              .formatted(String.join(", ", versions)),
          "name one");
    }
    if (!file.has("setup_commands") && List.of("aws", "gcp", "azure").contains(file.provider())) {
      findings.warning(
          "/provider",
          "without setup_commands Ray runs its own, which install a nightly build of Ray"
              + " where there is none",
          "write setup_commands, even if empty: setup_commands: []");
    }
  }

  private static Map<String, String> images(ClusterFile file) {
    var images = new LinkedHashMap<String, String>();
    for (String key : List.of("image", "head_image", "worker_image")) {
      String image = file.text("/docker/" + key);
      if (!image.isEmpty()) {
        images.put("/docker/" + key, image);
      }
    }
    file.nodeTypes()
        .forEach((name, type) -> {
          String image = type.path("docker").path("worker_image").asString("");
          if (!image.isEmpty()) {
            images.put(
                ClusterFile.pointer("/available_node_types", name) + "/docker/worker_image", image);
          }
        });
    return images;
  }

  static void image(Findings findings, String pointer, String image) {
    String tag = image.substring(image.lastIndexOf('/') + 1);
    boolean fixed = tag.contains("@sha256:") || tag.contains(":");
    if (!fixed || tag.matches(".*:(latest|nightly).*")) {
      findings.warning(
          pointer,
          "the image %s is another one from day to day, and Ray refuses nodes of another version"
              .formatted(image),
          "name a release, e.g. " + RayRelease.IMAGE);
    }
  }

  private static void container(ClusterFile file, Findings findings, Map<String, String> images) {
    boolean named = !file.text("/docker/container_name").isEmpty();
    if (named == images.isEmpty()) {
      findings.error(
          "/docker",
          named ? "docker has a container_name but no image" : "docker has no container_name",
          "Ray needs both");
    }
  }

  private static void command(
      Findings findings, String pointer, String command, Set<String> versions) {
    if (NIGHTLY.matcher(command).find()) {
      findings.warning(
          pointer, "this installs a nightly build of Ray", "ray[default]==" + RayRelease.RAY);
      return;
    }
    Matcher installs = INSTALLS_RAY.matcher(command);
    while (installs.find()) {
      String version = installs.group(4);
      if (version == null) {
        findings.warning(
            pointer,
            "this installs whatever Ray is newest, and Ray refuses nodes of another version",
            "pin it: " + installs.group(1) + "==" + RayRelease.RAY);
      } else {
        versions.add(version);
      }
    }
  }
}
