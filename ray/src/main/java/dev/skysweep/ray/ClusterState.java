package dev.skysweep.ray;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.json.Json;
import dev.skysweep.pool.PoolState;
import dev.skysweep.ray.client.RayClient;
import dev.skysweep.ray.jobs.DashboardAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
/// @param asked when, by this machine's clock; null before it is known
record ClusterState(
    List<Node> nodes,
    @Nullable List<NodeType> types,
    @Nullable Integer idle,
    @Nullable Integer launching,
    @Nullable Integer waiting,
    @Nullable String dashboard,
    @Nullable List<String> options,
    @Nullable Instant asked) {
  private static final String RESOURCE = "cluster_state.py";
  private static final String CPU = "CPU";
  private static final Pattern DASHBOARD = Pattern.compile("(.+):(\\d+)");

  /// @param resources in all, by Ray's names; memory in bytes
  record Node(String id, String host, Map<String, Double> resources, Map<String, String> labels) {}

  /// @param count at most; -1 for no limit
  record NodeType(String name, int count, Map<String, Double> resources) {}

  static CompletableFuture<ClusterState> ask(RayClient client) {
    Instant now = Instant.now();
    return client
        .call(source(), "state")
        .thenApply(
            json -> Json.mapper().readValue(String.valueOf(json), ClusterState.class).asked(now));
  }

  private ClusterState asked(Instant when) {
    return new ClusterState(nodes, types, idle, launching, waiting, dashboard, options, when);
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

  /// Where its dashboard is, if it has one and tells.
  ///
  /// @param host by which the head is reached, since what it calls itself may mean nothing there;
  ///   null for what it calls itself
  Optional<DashboardAddress> dashboardAt(@Nullable String host) {
    Matcher told = DASHBOARD.matcher(Objects.requireNonNullElse(dashboard, ""));
    return told.matches()
        ? Optional.of(
            DashboardAddress.of(
                Objects.requireNonNullElse(host, told.group(1)), Integer.parseInt(told.group(2))))
        : Optional.empty();
  }

  /// @param host as for [#dashboardAt]
  PoolState toPoolState(@Nullable String host) {
    return new PoolState(
        nodes.size(),
        Objects.requireNonNullElse(idle, 0),
        Objects.requireNonNullElse(launching, 0),
        Objects.requireNonNullElse(waiting, 0),
        dashboardAt(host).map(DashboardAddress::toString).orElse(null));
  }
}
