package dev.skysweep.sweep;

import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunOutcome;

/// Whether a run that failed is tried again.
///
/// What GMAT itself refuses will be refused again, so it never is. A crash of the engine may depend
/// on what the engine did before, so a fresh one gets a try. A lost worker is no fault of the run:
/// it doesn't count against it, but such losses are bounded for the sweep as a whole, so that a
/// broken machine ends it.
final class RetryPolicy {
  private static final int LEAST_LOSSES = 20;

  private final int maxAttempts;
  private final int mostLosses;
  private int losses;

  /// @param maxAttempts of a run whose engine crashes
  /// @param runs how many the sweep makes
  RetryPolicy(int maxAttempts, int runs) {
    this.maxAttempts = maxAttempts;
    this.mostLosses = Math.max(LEAST_LOSSES, runs / 10);
  }

  /// @param crashes how many attempts at this run have crashed the engine, this one included
  boolean retries(RunOutcome outcome, int crashes) {
    return outcome instanceof RunOutcome.Failed failed && retries(failed.kind(), crashes);
  }

  private boolean retries(FailureKind kind, int crashes) {
    return switch (kind) {
      case ENGINE_CRASHED -> crashes < maxAttempts;
      case WORKER_LOST -> ++losses <= mostLosses;
      case INVALID_OVERRIDE,
          ENGINE_ERROR,
          OUTPUT_UNREADABLE,
          OUTPUT_TOO_LARGE,
          TIMED_OUT,
          STORAGE_FAILED,
          CANCELLED ->
          false;
    };
  }
}
