package dev.skysweep.sweep;

import dev.skysweep.pool.AttemptHandle;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.PoolState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for the check of the first run, and says so: on a cluster that has to grow first it takes
/// minutes, and on one that can't start a worker for ever.
///
/// @param period after which something is said for the first time
record Patience(ExecutionPool pool, SweepListener listener, Duration period) {
  /// After so many periods the same is said again.
  private static final int REMINDER = 3;

  /// What came of the check. Says what it waits for after a period, whenever that has changed, and
  /// now and then.
  AttemptResult await(AttemptHandle check) throws InterruptedException {
    String before = "";
    int told = 0;
    for (int periods = 1; ; periods++) {
      try {
        return check.result().get(period.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        String now = cluster();
        if (periods == 1 || !now.equals(before) || periods - told >= REMINDER) {
          long seconds = period.multipliedBy(periods).toSeconds();
          listener.said(
              "the check of the first run has not come back yet, after %d s%s"
                  .formatted(seconds, now));
          before = now;
          told = periods;
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("a pool reports failures as results", e.getCause());
      }
    }
  }

  private String cluster() {
    Optional<PoolState> state = pool.state();
    String where =
        state.map(PoolState::dashboard).map(address -> "; Ray's dashboard: " + address).orElse("");
    return state.map(seen -> " | " + seen.text() + where).orElse("");
  }
}
