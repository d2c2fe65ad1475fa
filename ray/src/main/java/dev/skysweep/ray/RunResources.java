package dev.skysweep.ray;

import dev.skysweep.ray.pickle.PythonCall;
import dev.skysweep.ray.pickle.PythonName;
import dev.skysweep.study.StudyException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What Ray must find for a run before it starts it.
///
/// @param options as of `RemoteFunction.options` in Python
record RunResources(Map<String, Object> options) {
  static final RunResources ONE_CPU = new RunResources(Map.of("num_cpus", 1.0));

  private static final Pattern SIZE =
      Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(?:([KMGT])i?)?B?", Pattern.CASE_INSENSITIVE);
  private static final String STRATEGIES = "ray.util.scheduling_strategies";
  private static final String ONE_NODE = "NodeAffinitySchedulingStrategy";
  private static final String NODE_ID = "ray.io/node-id";

  RunResources {
    options = Collections.unmodifiableMap(new TreeMap<>(options));
  }

  /// With what a text asks for, e.g. `cpus=2,memory=2GB,custom.slot=1,label.zone=a`.
  ///
  /// @throws StudyException for what is no resource
  RunResources with(String text) {
    Map<String, Object> all = new TreeMap<>(options);
    for (String part : text.split(",", -1)) {
      String[] pair = part.strip().split("=", 2);
      if (pair.length != 2 || pair[1].isBlank()) {
        throw new StudyException("--resources '%s': '%s' is not NAME=VALUE".formatted(text, part));
      }
      put(all, pair[0].strip(), pair[1].strip());
    }
    return new RunResources(all);
  }

  private static void put(Map<String, Object> all, String name, String value) {
    if (name.startsWith("custom.")) {
      inner(all, "resources").put(name.substring("custom.".length()), amount(name, value));
    } else if (name.startsWith("label.")) {
      inner(all, "label_selector").put(name.substring("label.".length()), value);
    } else {
      switch (name) {
        case "cpus" -> all.put("num_cpus", amount(name, value));
        case "gpus" -> all.put("num_gpus", amount(name, value));
        case "memory" -> all.put("memory", bytes(value));
        case "strategy" -> all.put("scheduling_strategy", strategy(value));
        default ->
            throw new StudyException(
                "--resources %s: there is cpus, gpus, memory, custom.NAME, label.NAME and strategy"
                    .formatted(name));
      }
    }
  }

  @SuppressWarnings("unchecked") // only this class makes the inner maps
  private static Map<String, Object> inner(Map<String, Object> all, String name) {
    Map<String, Object> copy =
        new HashMap<>((Map<String, Object>) all.getOrDefault(name, Map.of()));
    all.put(name, copy);
    return copy;
  }

  private static Double amount(String name, String value) {
    try {
      double amount = Double.parseDouble(value);
      if (amount >= 0 && Double.isFinite(amount)) {
        return amount;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new StudyException("--resources %s=%s: write a number".formatted(name, value));
  }

  private static Long bytes(String value) {
    Matcher match = SIZE.matcher(value);
    if (!match.matches()) {
      throw new StudyException("--resources memory=%s: write 500MB or 2GB".formatted(value));
    }
    String unit = match.group(2) == null ? " " : match.group(2).toUpperCase(Locale.ROOT);
    return Math.round(Double.parseDouble(match.group(1)) * Math.pow(1024, " KMGT".indexOf(unit)));
  }

  private static Object strategy(String value) {
    if (value.equals("SPREAD") || value.equals("DEFAULT")) {
      return value;
    }
    if (value.startsWith("node:")) {
      return PythonCall.of(STRATEGIES, ONE_NODE, value.substring("node:".length()), false);
    }
    if (value.startsWith("group:")) {
      return PythonCall.of(
          STRATEGIES,
          "PlacementGroupSchedulingStrategy",
          PythonCall.of(
              "ray.util.placement_group",
              "get_placement_group",
              value.substring("group:".length())));
    }
    throw new StudyException(
        "--resources strategy=%s: there is DEFAULT, SPREAD, node:ID and group:NAME"
            .formatted(value));
  }

  /// The id of the only node that a task may go to; null for any.
  @Nullable String node() {
    return options.get("scheduling_strategy") instanceof PythonCall(PythonName name, var arguments)
            && name.name().equals(ONE_NODE)
        ? String.valueOf(arguments.getFirst())
        : null;
  }

  /// The options of a task that may go anywhere.
  Map<String, Object> task(String name) {
    return task(name, Set.of(), Set.of());
  }

  /// The options of one task, which goes past some nodes if any other is there.
  ///
  /// @param avoided ids of nodes to go past if others can have it
  /// @param banned ids of nodes that must not have it
  Map<String, Object> task(String name, Set<String> avoided, Set<String> banned) {
    Map<String, Object> all = new TreeMap<>(options);
    all.put("name", name);
    all.put("max_retries", 0L);
    Map<String, Object> must = inner(new TreeMap<>(options), "label_selector");
    if (!banned.isEmpty()) {
      must.put(NODE_ID, without(banned));
      all.put("label_selector", must);
    }
    if (!avoided.isEmpty()) {
      Map<String, Object> wish = new HashMap<>(must);
      wish.put(NODE_ID, without(union(avoided, banned)));
      all.put("label_selector", wish);
      all.put("fallback_strategy", List.of(Map.of("label_selector", must)));
    }
    return all;
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static String without(Set<String> nodes) {
    return "!in(" + String.join(",", new TreeSet<>(nodes)) + ")";
  }
}
