package dev.skysweep.sweep;

import dev.skysweep.pool.AttemptResult;
import dev.skysweep.study.ClusterNode;
import dev.skysweep.study.FailureKind;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What has come of the attempts at one run so far.
///
/// @param crashes of the engine, and ends for want of memory
/// @param losses of the worker or its machine, which are no fault of the run
/// @param timeouts how often it took too long
/// @param badNodes machines of a cluster that crashed or lost it
record Tries(int crashes, int losses, int timeouts, Set<String> badNodes) {
  static final Tries NONE = new Tries(0, 0, 0, Set.of());

  /// With an attempt that failed.
  Tries with(FailureKind kind, AttemptResult result) {
    return switch (kind) {
      case ENGINE_CRASHED, OUT_OF_MEMORY ->
          new Tries(crashes + 1, losses, timeouts, badNodesWith(result));
      case WORKER_LOST -> new Tries(crashes, losses + 1, timeouts, badNodesWith(result));
      case TIMED_OUT -> new Tries(crashes, losses, timeouts + 1, badNodes);
      default -> this;
    };
  }

  private Set<String> badNodesWith(AttemptResult result) {
    ClusterNode node = result.attempt().node();
    return node == null || node.id().isEmpty()
        ? badNodes
        : Stream.concat(badNodes.stream(), Stream.of(node.id())).collect(Collectors.toSet());
  }
}
