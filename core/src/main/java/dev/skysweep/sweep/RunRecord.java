package dev.skysweep.sweep;

import dev.skysweep.pool.AttemptResult;
import dev.skysweep.study.RunSpec;

/// Where outcomes go.
interface RunRecord {
  /// Takes down how an attempt ended.
  ///
  /// @param retried whether the run will be tried again
  /// @throws dev.skysweep.files.StorageException if an earlier outcome could not be written
  void add(RunSpec run, AttemptResult result, boolean retried);

  /// Waits until everything handed over is on the disk and told.
  ///
  /// @throws dev.skysweep.files.StorageException if it could not be written
  void settle();
}
