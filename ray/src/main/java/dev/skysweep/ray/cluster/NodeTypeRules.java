package dev.skysweep.ray.cluster;

import dev.skysweep.study.CloseNames;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The types of machines: which is the head, how many there may be, and whether a run fits on any.
final class NodeTypeRules implements ClusterCheck.Rule {
  private static final String TYPES = "/available_node_types";

  @Override
  public void apply(ClusterFile file, Findings findings) {
    head(file, findings);
    counts(file, findings);
    file.nodeTypes().forEach((name, type) -> type(file, findings, name, type));
    topLevelMinimum(file, findings);
    oldKeys(file, findings);
  }

  private static void head(ClusterFile file, Findings findings) {
    Map<String, JsonNode> types = file.nodeTypes();
    String head = file.headType();
    if (file.has("available_node_types") && head.isEmpty()) {
      findings.error(
          TYPES, "head_node_type is missing", "name the type that is the head's: head_node_type:");
    } else if (!head.isEmpty() && !types.isEmpty() && !types.containsKey(head)) {
      findings.error(
          "/head_node_type",
          "there is no node type '%s'%s".formatted(head, CloseNames.hint(head, types.keySet())),
          "available_node_types has " + String.join(", ", types.keySet()));
    }
  }

  private static void counts(ClusterFile file, Findings findings) {
    int most = file.maxWorkers();
    long least = 0;
    boolean mayStart = file.nodeTypes().isEmpty();
    for (Map.Entry<String, JsonNode> type : file.nodeTypes().entrySet()) {
      least += type.getValue().path("min_workers").asInt(0);
      boolean head = type.getKey().equals(file.headType());
      mayStart |= type.getValue().path("max_workers").asInt(head ? 0 : most) > 0;
    }
    if (least > most) {
      findings.error(
          "/max_workers",
          "max_workers is %d, but the node types ask for %d at least".formatted(most, least),
          "raise it, or lower their min_workers");
    }
    if (!mayStart || most == 0) {
      findings.error(
          "/max_workers", "no worker may ever start", "give a node type max_workers above 0");
    }
    if (!file.has("max_workers")) {
      findings.warning(
          "/cluster_name",
          "max_workers is missing, so there are %d workers at most".formatted(file.maxWorkers()),
          "say how many you want to pay for");
    }
  }

  private static void type(ClusterFile file, Findings findings, String name, JsonNode type) {
    String at = ClusterFile.pointer(TYPES, name);
    boolean head = name.equals(file.headType());
    int least = type.path("min_workers").asInt(0);
    int most = type.path("max_workers").asInt(head ? 0 : file.maxWorkers());
    if (least > most) {
      findings.error(
          at + "/min_workers",
          "min_workers %d of %s is above its max_workers %d".formatted(least, name, most),
          "lower it");
    } else if (least > 0) {
      findings.warning(
          at + "/min_workers",
          "%d %s run, and are paid for, even when there is nothing to do".formatted(least, name),
          "min_workers: 0 starts them when there are runs");
    }
    JsonNode cpus = type.path("resources").path("CPU");
    boolean looksUp = file.provider().equals("aws") || file.provider().equals("gcp");
    if (most > 0 && (cpus.isMissingNode() ? !looksUp : cpus.asDouble(1) == 0)) {
      findings.error(
          at + "/resources",
          "%s has no CPU for the autoscaler, so no run can ask for one and it never starts"
              .formatted(name),
          "resources: {CPU: what one machine has}");
    }
  }

  private static void topLevelMinimum(ClusterFile file, Findings findings) {
    if (file.has("min_workers")) {
      findings.error(
          "/min_workers",
          "min_workers at the top level is not in Ray's schema, and is ignored but for the short"
              + " form of provider local",
          "write it into the node type");
    }
  }

  private static void oldKeys(ClusterFile file, Findings findings) {
    for (String key : new String[] {"head_node", "worker_nodes"}) {
      if (file.has(key)) {
        findings.error(
            "/" + key, key + " is of Ray 1", "write available_node_types and head_node_type");
      }
    }
  }
}
