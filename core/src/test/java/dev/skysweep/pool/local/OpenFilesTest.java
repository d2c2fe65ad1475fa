package dev.skysweep.pool.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.pool.ExecutionPool.PoolException;
import org.junit.jupiter.api.Test;

class OpenFilesTest {
  /// What systems allow by themselves does for all machines that there are.
  @Test
  void theUsualLimitDoesForAHundredWorkers() {
    OpenFiles.require(100, 1024, 60);
  }

  @Test
  void tellsHowManyAreNeeded() {
    assertThatThrownBy(() -> OpenFiles.require(1000, 1024, 60))
        .isInstanceOf(PoolException.class)
        .hasMessageContaining("1000 workers need 8084 open files, and only 1024 are allowed here")
        .hasMessageContaining("(ulimit -n 8084), or take fewer --workers");
  }

  @Test
  void whatIsOpenAlreadyCounts() {
    OpenFiles.require(2, 100, 60);
    assertThatThrownBy(() -> OpenFiles.require(2, 100, 61)).isInstanceOf(PoolException.class);
  }
}
