package dev.skysweep.sweep;

import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunLimits;
import java.time.Duration;

/// Whether a run that failed is tried again, and when.
///
/// What GMAT itself refuses will be refused again, so it never is. A crash of the engine may depend
/// on what the engine did before, so a fresh one gets a try. A lost worker is no fault of the run:
/// it doesn't count against it, but such losses are bounded for the sweep as a whole, so that a
/// broken machine ends it, and each waits longer for the next try than the one before.
final class RetryPolicy {
  private static final int LEAST_LOSSES = 20;
  private static final long FIRST_DELAY_MILLIS = 250;
  private static final int MOST_DOUBLINGS = 7;

  private final RunLimits limits;
  private int mostLosses = LEAST_LOSSES;
  private int losses;

  RetryPolicy(RunLimits limits) {
    this.limits = limits;
  }

  /// The same policy, with the losses so far, for a sweep that has grown.
  ///
  /// @param runs how many it has by now
  RetryPolicy of(int runs) {
    mostLosses = Math.max(LEAST_LOSSES, runs / 10);
    return this;
  }

  /// @param kind of the last failure
  /// @param tries all attempts at this run, the last one included
  boolean retries(FailureKind kind, Tries tries) {
    return switch (kind) {
      case ENGINE_CRASHED, OUT_OF_MEMORY -> tries.crashes() < limits.maxAttempts();
      case WORKER_LOST -> ++losses <= mostLosses;
      case TIMED_OUT -> limits.retryTimeouts() && tries.timeouts() == 1;
      case INVALID_OVERRIDE,
          ENGINE_ERROR,
          OUTPUT_UNREADABLE,
          POSTPROCESS_FAILED,
          OUTPUT_TOO_LARGE,
          STORAGE_FAILED,
          POOL_FAILED,
          CANCELLED ->
          false;
    };
  }

  /// How long to wait before the next try.
  static Duration delay(Tries tries) {
    int doublings = Math.min(tries.losses(), MOST_DOUBLINGS) - 1;
    return doublings < 0 ? Duration.ZERO : Duration.ofMillis(FIRST_DELAY_MILLIS << doublings);
  }
}
