package dev.skysweep.ray;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a run needs, held against what a cluster has and could have. Ray itself would let a run
/// that fits nowhere wait for ever.
///
/// @param needs by Ray's names of resources; memory in bytes
/// @param labels that a node must have, as selectors
/// @param node the only one that may have it, by its id; null for any
record RunDemand(Map<String, Double> needs, Map<String, String> labels, @Nullable String node) {
  static RunDemand of(RunResources resources) {
    Map<String, Double> needs = new TreeMap<>();
    Map<String, String> labels = new TreeMap<>();
    String node = resources.node();
    resources
        .options()
        .forEach((option, value) -> {
          switch (option) {
            case "num_cpus" -> needs.put("CPU", number(value));
            case "num_gpus" -> needs.put("GPU", number(value));
            case "memory" -> needs.put("memory", number(value));
            case "resources" ->
                custom(value).forEach((name, count) -> needs.put(name, number(count)));
            case "label_selector" ->
                custom(value).forEach((name, wanted) -> labels.put(name, String.valueOf(wanted)));
            default -> {}
          }
        });
    return new RunDemand(needs, labels, node);
  }

  private static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }

  @SuppressWarnings("unchecked") // RunResources makes these maps
  private static Map<String, Object> custom(Object value) {
    return (Map<String, Object>) value;
  }

  /// Why no node can ever have such a run; empty if one can.
  Optional<String> whyNowhere(ClusterState cluster) {
    List<Map<String, Double>> places = new ArrayList<>();
    cluster.nodes().stream()
        .filter(node -> hasLabels(node.labels()))
        .forEach(node -> places.add(node.resources()));
    Objects.requireNonNullElse(cluster.types(), List.<ClusterState.NodeType>of())
        .forEach(type -> places.add(type.resources()));
    if (cluster.types() == null || places.stream().anyMatch(this::fits)) {
      return Optional.empty();
    }
    if (places.isEmpty() && !labels.isEmpty()) {
      return Optional.of("no node has the labels %s".formatted(labels));
    }
    return needs.entrySet().stream()
        .filter(need -> places.stream().noneMatch(place -> has(place, need)))
        .findFirst()
        .map(need -> lacks(need, places, cluster))
        .or(() -> Optional.of("no single node has all of %s together".formatted(texts())));
  }

  /// Whether a node that is there is one for such a run.
  boolean fits(ClusterState.Node there) {
    return (node == null || node.equals(there.id()))
        && hasLabels(there.labels())
        && fits(there.resources());
  }

  /// Whether the cluster may start a node for such a run, beside those that it has.
  boolean mayHaveAnotherNode(ClusterState cluster) {
    if (node != null) {
      return false;
    }
    if (cluster.types() == null) {
      return true;
    }
    List<ClusterState.NodeType> fitting =
        cluster.types().stream().filter(type -> fits(type.resources())).toList();
    long most = fitting.stream().mapToLong(ClusterState.NodeType::count).sum();
    return fitting.stream().anyMatch(type -> type.count() < 0)
        || cluster.nodes().stream().filter(this::fits).count() < most;
  }

  private String lacks(
      Map.Entry<String, Double> need, List<Map<String, Double>> places, ClusterState cluster) {
    double most =
        places.stream()
            .mapToDouble(place -> place.getOrDefault(need.getKey(), 0.0))
            .max()
            .orElse(0);
    return "a run needs %s, and the largest node that the cluster has%s has %s"
        .formatted(
            text(need.getKey(), need.getValue()),
            cluster.types() == null || cluster.types().isEmpty() ? "" : " or could start",
            text(need.getKey(), most));
  }

  private boolean fits(Map<String, Double> place) {
    return needs.entrySet().stream().allMatch(need -> has(place, need));
  }

  private static boolean has(Map<String, Double> place, Map.Entry<String, Double> need) {
    return place.getOrDefault(need.getKey(), 0.0) >= need.getValue();
  }

  /// Plain values are compared; of `!`, `in(…)` and `!in(…)` Ray judges.
  private boolean hasLabels(Map<String, String> there) {
    return labels.entrySet().stream()
        .allMatch(label ->
            label.getValue().matches("!?in\\(.*|!.*")
                || label.getValue().equals(there.get(label.getKey())));
  }

  private List<String> texts() {
    return needs.entrySet().stream()
        .flatMap(need -> Stream.of(text(need.getKey(), need.getValue())))
        .toList();
  }

  private static String text(String resource, double amount) {
    return resource.equals("memory")
        ? String.format(Locale.ROOT, "memory %.2f GB", amount / (1L << 30))
        : String.format(
            Locale.ROOT,
            "%s %s",
            resource,
            amount == Math.rint(amount) ? String.valueOf((long) amount) : String.valueOf(amount));
  }
}
