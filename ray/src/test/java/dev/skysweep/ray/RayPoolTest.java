package dev.skysweep.ray;

import dev.skysweep.Processes;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.PoolContract;
import java.util.List;

/// The pool `ray` does what every pool does, on a real Ray.
class RayPoolTest extends PoolContract {
  @Override
  protected ExecutionPool pool() {
    return RayPool.of(OneRay.settings());
  }

  @Override
  protected List<ProcessHandle> workers() {
    return Processes.workersOf(OneRay.get().process());
  }
}
