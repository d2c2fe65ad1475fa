package dev.skysweep.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One run to make: the mission with these values written into it.
///
/// @param runId position in the study, from 0
/// @param overrides in the order in which they are applied
/// @param context what the user attached to the run; it travels to the results untouched
public record RunSpec(int runId, Map<FieldPath, Value> overrides, Map<String, Value> context) {
  public RunSpec {
    if (runId < 0) {
      throw new IllegalArgumentException("run id " + runId + " is negative");
    }
    overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
    context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
  }

  public RunSpec(int runId, Map<FieldPath, Value> overrides) {
    this(runId, overrides, Map.of());
  }
}
