package dev.skysweep.analysis;

import dev.skysweep.results.RunRows;
import dev.skysweep.statistics.TimeSeries;
import java.util.Arrays;

/// Makes time series of a run's rows.
final class RunSeries {
  private RunSeries() {}

  /// A column as a function of time; rows without an epoch are left out.
  ///
  /// @param rate its rate's place among the columns; below 0 if there is none
  /// @param originNanos from which the seconds count
  static TimeSeries of(RunRows rows, int column, int rate, long originNanos) {
    int timed = rows.nanos().length;
    while (timed > 0 && rows.nanos()[timed - 1] == RunRows.NO_EPOCH) {
      timed--;
    }
    double[] seconds = Arrays.copyOf(rows.seconds(originNanos), timed);
    double[] values = Arrays.copyOf(rows.columns()[column], timed);
    return rate < 0
        ? TimeSeries.linear(seconds, values)
        : TimeSeries.hermite(seconds, values, Arrays.copyOf(rows.columns()[rate], timed));
  }
}
