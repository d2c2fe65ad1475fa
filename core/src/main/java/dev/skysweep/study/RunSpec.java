package dev.skysweep.study;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// One run to make: the mission with these values written into it.
///
/// @param runId position in the study, from 0
/// @param overrides by path; the order they were named in never matters
/// @param context what the user attached to the run; it travels to the results untouched
public record RunSpec(int runId, Map<FieldPath, Value> overrides, Map<String, Value> context) {
  public RunSpec {
    if (runId < 0) {
      throw new IllegalArgumentException("run id " + runId + " is negative");
    }
    overrides = Collections.unmodifiableMap(new TreeMap<>(overrides));
    context = Collections.unmodifiableMap(new TreeMap<>(context));
  }

  public static RunSpec of(int runId, Map<FieldPath, Value> overrides) {
    return new RunSpec(runId, overrides, Map.of());
  }
}
