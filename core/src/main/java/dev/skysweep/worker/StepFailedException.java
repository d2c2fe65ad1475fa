package dev.skysweep.worker;

import dev.skysweep.SweepException;

/// The user's own step after GMAT failed, or can't be begun.
final class StepFailedException extends SweepException {
  private static final long serialVersionUID = 1L;

  private final boolean stillRuns;

  /// @param stillRuns whether it goes on in this process and can't be ended
  StepFailedException(String message, boolean stillRuns) {
    super(message);
    this.stillRuns = stillRuns;
  }

  boolean stillRuns() {
    return stillRuns;
  }
}
