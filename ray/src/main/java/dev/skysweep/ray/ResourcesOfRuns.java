package dev.skysweep.ray;

import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import dev.skysweep.study.ValueJson;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// What each run of a sweep asks a node for: what the sweep asks for, and what the run's context
/// adds.
record ResourcesOfRuns(RunResources sweeps) {
  /// The column of a design, or key of a context, that asks for more.
  private static final String NAME = "resources";

  /// @throws StudyException if the run asks for what is no resource
  RunResources of(RunSpec run) {
    return switch (run.context().get(NAME)) {
      case null -> sweeps;
      case Value.Text(String text) when text.isBlank() -> sweeps;
      case Value.Text(String text) -> sweeps.with(text);
      case Value other ->
          throw new StudyException(
              "resources is %s; write NAME=VALUE,… as for --resources"
                  .formatted(ValueJson.toJson(other)));
    };
  }

  /// Holds all runs against what the cluster has and could have.
  ///
  /// @throws StudyException if a run asks for what is no resource
  /// @throws PoolException if no node can ever have one
  void check(Stream<RunSpec> runs, ClusterState cluster) {
    Set<RunResources> checked = new HashSet<>();
    runs.forEach(run -> {
      RunResources wanted;
      try {
        wanted = of(run);
      } catch (StudyException e) {
        throw new StudyException("run %d: %s".formatted(run.runId(), e.getMessage()));
      }
      if (checked.add(wanted)) {
        RunDemand.of(wanted)
            .whyNowhere(cluster)
            .ifPresent(why -> {
              throw new PoolException(
                  "no node can have run %d: %s; ask for less in its resources, or let the cluster start larger nodes"
                      .formatted(run.runId(), why));
            });
      }
    });
  }
}
