package dev.skysweep.pool;

import dev.skysweep.study.RunSpec;
import dev.skysweep.worker.WorkerMessage.Purpose;
import java.util.Set;

/// One try at a run.
///
/// @param number 1 for the first try
/// @param purpose whether to make the run or only to check that its script loads
/// @param avoidedNodes machines of a cluster that lost this run before; it goes elsewhere if it can
public record RunAttempt(RunSpec run, int number, Purpose purpose, Set<String> avoidedNodes) {
  public RunAttempt {
    avoidedNodes = Set.copyOf(avoidedNodes);
  }

  public RunAttempt(RunSpec run, int number, Purpose purpose) {
    this(run, number, purpose, Set.of());
  }
}
