package dev.skysweep.pool.local;

import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.PoolContract;
import dev.skysweep.worker.SweepRecipe.Driver;

class PythonDriverPoolTest extends PoolContract {
  @Override
  protected ExecutionPool pool() {
    return LocalPool.of(2);
  }

  @Override
  protected Driver driver() {
    return Driver.PYTHON;
  }
}
