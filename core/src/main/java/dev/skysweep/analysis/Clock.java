package dev.skysweep.analysis;

import dev.skysweep.results.RunRows;

/// What runs are compared at.
public enum Clock {
  /// The same epoch.
  EPOCH,
  /// The same time after each run's first row: for runs that start at epochs of their own.
  ELAPSED;

  /// The rows with the time of this clock in nanoseconds.
  RunRows on(RunRows rows) {
    long first = rows.nanos().length == 0 ? 0 : rows.nanos()[0];
    if (this == EPOCH || first == RunRows.NO_EPOCH) {
      return rows;
    }
    long[] since = rows.nanos().clone();
    for (int row = 0; row < since.length; row++) {
      since[row] = since[row] == RunRows.NO_EPOCH ? RunRows.NO_EPOCH : since[row] - first;
    }
    return new RunRows(rows.runId(), since, rows.columns());
  }
}
