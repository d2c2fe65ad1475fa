package dev.skysweep.sweep;

import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.worker.SweepRecipe;

/// Opens a pool for a sweep. That may take minutes, until a cluster answers or an engine is
/// installed, so a wish to stop ends it.
final class Opening {
  /// Said of a sweep that was stopped by then.
  static final String STOPPED = "stopped before the first run; nothing was made";

  private Opening() {}

  /// @throws PoolException if the pool can't be had, or is not wanted any more
  static void open(ExecutionPool pool, SweepRecipe recipe, SweepOptions options) {
    SweepControl control = options.control();
    Thread opener = Thread.currentThread();
    control.onChange(() -> {
      if (control.stopping()) {
        opener.interrupt();
      }
    });
    try {
      pool.open(recipe, options.listener()::said);
    } catch (PoolException e) {
      throw control.stopping() ? stopped() : e;
    } finally {
      control.onChange(() -> {});
    }
    if (control.stopping()) {
      throw stopped();
    }
  }

  /// What ends the sweep from here on must not be interrupted itself.
  private static PoolException stopped() {
    var _ = Thread.interrupted();
    return new PoolException(STOPPED);
  }
}
