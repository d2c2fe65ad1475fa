package dev.skysweep.ray;

import java.util.Map;
import java.util.TreeMap;

/// What Ray must find for a run before it starts it.
///
/// @param options as of `RemoteFunction.options` in Python
record RunResources(Map<String, Object> options) {
  static final RunResources ONE_CPU = new RunResources(Map.of("num_cpus", 1L));

  RunResources {
    options = Map.copyOf(options);
  }

  /// The options of one task.
  Map<String, Object> with(String name) {
    Map<String, Object> all = new TreeMap<>(options);
    all.put("name", name);
    all.put("max_retries", 0L);
    return all;
  }
}
