package dev.skysweep.ray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Processes;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.PoolContract;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  @Test
  void theClusterIsShownMoreThanItCouldEverTakeAtOnce() {
    assertThat(RayPool.inFlight(2)).isEqualTo(1000);
    assertThat(RayPool.inFlight(250)).isEqualTo(1000);
    assertThat(RayPool.inFlight(640)).isEqualTo(2560);
  }
}
