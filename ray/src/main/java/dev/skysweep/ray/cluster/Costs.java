package dev.skysweep.ray.cluster;

import dev.skysweep.ray.jobs.ClusterStatus;
import dev.skysweep.ray.jobs.ClusterStatus.Node;
import dev.skysweep.study.StudyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a cluster costs, from prices that the user gives: nobody else knows their discounts.
///
/// @param prices of a node of each type, an hour
/// @param idleTimeout after which a node should be gone
public record Costs(Map<String, Double> prices, Duration idleTimeout) {
  private static final Pattern PRICE = Pattern.compile("([^=]+)=(\\d+(?:\\.\\d+)?)");
  private static final double HOURS_A_MONTH = 730;

  /// A node that should be gone is one that was idle for so many times the limit.
  private static final int PATIENCE = 2;

  /// The prices in the file, under `metadata: {price_per_hour: {TYPE: PRICE}}`, and those of the
  /// command line, which go before them.
  ///
  /// @param given `TYPE=PRICE` each
  /// @throws StudyException if one is not of that form, or there is no such type
  public static Costs of(ClusterFile file, List<String> given) {
    var prices = new LinkedHashMap<String, Double>();
    file.at("/metadata/price_per_hour")
        .properties()
        .forEach(price -> prices.put(price.getKey(), price.getValue().asDouble(0)));
    for (String text : given) {
      Matcher price = PRICE.matcher(text);
      if (!price.matches() || !file.nodeTypes().containsKey(price.group(1))) {
        throw new StudyException(
            "--price %s: write TYPE=PRICE, an hour, for one of %s"
                .formatted(text, String.join(", ", file.nodeTypes().keySet())));
      }
      prices.put(price.group(1), Double.parseDouble(price.group(2)));
    }
    double minutes = file.at("/idle_timeout_minutes").asDouble(5);
    return new Costs(prices, Duration.ofMillis((long) (minutes * 60_000)));
  }

  /// Lines about money and about nodes that nobody needs.
  ///
  /// @param head the type of the head, which always runs
  public List<String> lines(ClusterStatus status, String head) {
    var lines = new ArrayList<String>();
    double running = cost(status.active()) + cost(status.idle());
    double idle = cost(status.idle());
    if (prices.isEmpty()) {
      lines.add(
          "prices are not known; give --price TYPE=PRICE (an hour), or write metadata:"
              + " {price_per_hour: {TYPE: PRICE}} into the file");
    } else {
      lines.add(
          String.format(
              Locale.ROOT, "costs now: %.3f an hour, of which idle: %.3f", running, idle));
      Optional.ofNullable(prices.get(head))
          .ifPresent(price ->
              lines.add(
                  String.format(
                      Locale.ROOT,
                      "if forgotten, the head alone costs %.2f a day, %.2f a month",
                      price * 24,
                      price * HOURS_A_MONTH)));
    }
    orphans(status, head).forEach(node -> lines.add(orphan(node)));
    return lines;
  }

  /// Workers that are still there long after they should have gone, with nothing waiting for them.
  public List<Node> orphans(ClusterStatus status, String head) {
    long limit = idleTimeout.multipliedBy(PATIENCE).toMillis();
    boolean demand = !status.demands().isEmpty();
    return status.nodes().stream()
        .filter(node -> !demand && !isHead(status, node, head) && node.idleMillis() > limit)
        .toList();
  }

  /// Where head and workers are of one type, as with provider local, the head is named first.
  private static boolean isHead(ClusterStatus status, Node node, String head) {
    return status.nodes().stream()
        .filter(other -> other.type().equals(head))
        .findFirst()
        .filter(node::equals)
        .isPresent();
  }

  private String orphan(Node node) {
    String price =
        Optional.ofNullable(prices.get(node.type()))
            .map(hour -> String.format(Locale.ROOT, " (%.3f an hour)", hour))
            .orElse("");
    return "orphan: %s, a %s%s, has been idle for %d min, and the limit is %.1f min"
        .formatted(
            node.name(),
            node.type(),
            price,
            Duration.ofMillis(node.idleMillis()).toMinutes(),
            idleTimeout.toMillis() / 60_000.0);
  }

  private double cost(Map<String, Integer> nodes) {
    return nodes.entrySet().stream()
        .mapToDouble(type -> type.getValue() * prices.getOrDefault(type.getKey(), 0.0))
        .sum();
  }
}
