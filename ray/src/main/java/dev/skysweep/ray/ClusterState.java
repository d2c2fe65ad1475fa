package dev.skysweep.ray;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.json.Json;
import dev.skysweep.pool.PoolState;
import dev.skysweep.ray.client.RayClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// What a cluster is, and what it could become; asked on its head, so that no port but the Client
/// server's need be open.
///
/// @param nodes that are alive
/// @param types of node that its autoscaler may start, none without one; null if nobody tells
/// @param idle nodes without work; null if it doesn't tell
/// @param launching nodes on their way; null if it doesn't tell
/// @param waiting tasks without a place; null if it doesn't tell
/// @param dashboard `host:port`; null without one
/// @param options that a task may have, by Ray's names; null if nobody tells
record ClusterState(
    List<Node> nodes,
    @Nullable List<NodeType> types,
    @Nullable Integer idle,
    @Nullable Integer launching,
    @Nullable Integer waiting,
    @Nullable String dashboard,
    @Nullable List<String> options) {
  private static final String RESOURCE = "cluster_state.py";
  private static final String CPU = "CPU";

  /// @param resources in all, by Ray's names; memory in bytes
  record Node(String id, String host, Map<String, Double> resources, Map<String, String> labels) {}

  /// @param count at most; -1 for no limit
  record NodeType(String name, int count, Map<String, Double> resources) {}

  static CompletableFuture<ClusterState> ask(RayClient client) {
    return client
        .call(source(), "state")
        .thenApply(json -> Json.mapper().readValue(String.valueOf(json), ClusterState.class));
  }

  private static String source() {
    try (InputStream file = ClusterState.class.getResourceAsStream(RESOURCE)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  /// Whether tasks can be kept away from some nodes.
  boolean canAvoid() {
    return options == null || options.contains("label_selector");
  }

  /// Whether tasks can go past some nodes if they can be made elsewhere.
  boolean canPrefer() {
    return options == null || options.contains("fallback_strategy");
  }

  /// How many processors it could have at most.
  double possibleCpus() {
    double now = nodes.stream().mapToDouble(node -> node.resources().getOrDefault(CPU, 0.0)).sum();
    List<NodeType> startable = Objects.requireNonNullElse(types, List.of());
    double later =
        startable.stream()
            .mapToDouble(
                type -> Math.max(type.count(), 1) * type.resources().getOrDefault(CPU, 0.0))
            .sum();
    return Math.max(now, later);
  }

  /// The same with the dashboard's port on the host by which the head is reached: what it calls
  /// itself may mean nothing elsewhere.
  ClusterState seenAt(String host) {
    String there =
        dashboard == null
            ? null
            : dashboard.replaceFirst("^.*(?=:\\d+$)", Matcher.quoteReplacement(host));
    return new ClusterState(nodes, types, idle, launching, waiting, there, options);
  }

  PoolState toPoolState() {
    return new PoolState(
        nodes.size(),
        Objects.requireNonNullElse(idle, 0),
        Objects.requireNonNullElse(launching, 0),
        Objects.requireNonNullElse(waiting, 0),
        dashboard == null || dashboard.isEmpty() ? null : "http://" + dashboard);
  }
}
