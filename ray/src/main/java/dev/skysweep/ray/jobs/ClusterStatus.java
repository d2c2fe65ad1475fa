package dev.skysweep.ray.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `ray status` prints, as values. Tolerant: what is not there or reads otherwise is empty,
/// since the text is Ray's own and not promised.
///
/// @param active nodes at work, by their type
/// @param idle nodes with nothing to do, by their type; Ray's older autoscaler counts them as
///   active
/// @param pending nodes on their way, as `1 worker (launching)` for each kind
/// @param failures recent ones, a line each
/// @param demands what waits for resources, as `24+ tasks for CPU 1` for each kind
/// @param nodes single ones; only `ray status -v` tells
public record ClusterStatus(
    Map<String, Integer> active,
    Map<String, Integer> idle,
    List<String> pending,
    List<String> failures,
    List<String> demands,
    List<Node> nodes) {
  private static final Pattern LAUNCHING = Pattern.compile("(\\S+), (\\d+) launching");
  private static final Pattern COMING = Pattern.compile("\\S+: ([^,\\s]+),?\\s*([^;]*);?");
  private static final Pattern DEMAND =
      Pattern.compile("\\{(.*)}: (\\d+\\+?) pending tasks/actors");
  private static final Pattern COUNT = Pattern.compile("(\\d+) (\\S+)");
  private static final Pattern NODE = Pattern.compile("Node: (\\S+) \\((\\S+)\\)");
  private static final Pattern IDLE = Pattern.compile("Idle: (\\d+) ms");

  public ClusterStatus {
    pending = List.copyOf(pending);
    failures = List.copyOf(failures);
    demands = List.copyOf(demands);
    nodes = List.copyOf(nodes);
  }

  /// One node.
  ///
  /// @param name the provider's, e.g. its address
  /// @param idleMillis how long it has had nothing to do; 0 if it works
  public record Node(String name, String type, long idleMillis) {}

  /// Reads the text of `ray status` or of `/api/cluster_status?format=1`.
  public static ClusterStatus parse(String text) {
    return new ClusterStatus(
        counts(section(text, "Active:")),
        counts(section(text, "Idle:")),
        coming(lines(section(text, "Pending:"))),
        lines(section(text, "Recent failures:")),
        lines(section(text, "Pending Demands:")).stream().map(ClusterStatus::demand).toList(),
        nodes(text));
  }

  /// All nodes that run.
  public int running() {
    return sum(active) + sum(idle);
  }

  public boolean isEmpty() {
    return running() == 0 && pending.isEmpty();
  }

  /// `4 nodes (3 active, 1 idle), coming: 2 worker (launching); waiting: 24+ tasks for CPU 1`.
  public String summary() {
    String nodes = running() == 1 ? "1 node" : running() + " nodes";
    var text =
        new StringBuilder("%s (%d active, %d idle)".formatted(nodes, sum(active), sum(idle)));
    if (!pending.isEmpty()) {
      text.append(", coming: ").append(String.join(", ", pending));
    }
    if (!demands.isEmpty()) {
      text.append("; waiting: ").append(String.join(", ", demands));
    }
    return text.toString();
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// The indented lines under a heading.
  private static List<String> section(String text, String heading) {
    return text.lines()
        .map(line -> line.replace("\r", ""))
        .dropWhile(line -> !line.strip().equals(heading))
        .skip(1)
        .takeWhile(line -> line.startsWith(" "))
        .map(String::strip)
        .toList();
  }

  private static List<String> lines(List<String> section) {
    return section.stream().filter(line -> !line.isEmpty() && !line.startsWith("(no ")).toList();
  }

  /// Ray has a line for each node that it knows, and one for all that it has asked for.
  private static List<String> coming(List<String> lines) {
    var counts = new LinkedHashMap<String, Integer>();
    for (String line : lines) {
      Matcher launching = LAUNCHING.matcher(line);
      Matcher coming = COMING.matcher(line);
      if (launching.matches()) {
        counts.merge(
            launching.group(1) + " (launching)",
            Integer.parseInt(launching.group(2)),
            Integer::sum);
      } else if (coming.matches()) {
        String state = coming.group(2).strip();
        counts.merge(
            coming.group(1) + (state.isEmpty() ? "" : " (" + state + ")"), 1, Integer::sum);
      } else {
        counts.merge(line, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream().map(kind -> kind.getValue() + " " + kind.getKey()).toList();
  }

  private static String demand(String line) {
    Matcher demand = DEMAND.matcher(line);
    return demand.matches()
        ? "%s tasks for %s"
            .formatted(
                demand.group(2),
                demand.group(1).replace("'", "").replace(":", "").replaceAll("\\.0\\b", ""))
        : line;
  }

  private static Map<String, Integer> counts(List<String> section) {
    var counts = new LinkedHashMap<String, Integer>();
    for (String line : section) {
      Matcher count = COUNT.matcher(line);
      if (count.matches()) {
        counts.merge(count.group(2), Integer.parseInt(count.group(1)), Integer::sum);
      }
    }
    return counts;
  }

  private static List<Node> nodes(String text) {
    var nodes = new ArrayList<Node>();
    for (String line : text.lines().map(String::strip).toList()) {
      Matcher node = NODE.matcher(line);
      Matcher idle = IDLE.matcher(line);
      if (node.matches()) {
        nodes.add(new Node(node.group(1), node.group(2), 0));
      } else if (idle.matches() && !nodes.isEmpty()) {
        Node last = nodes.removeLast();
        nodes.add(new Node(last.name(), last.type(), Long.parseLong(idle.group(1))));
      }
    }
    return nodes;
  }
}
