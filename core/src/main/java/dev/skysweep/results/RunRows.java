package dev.skysweep.results;

/// What one run wrote to one output, in order of time and else as in its file.
///
/// @param nanos of each row since 1970, in the time scale of the output's `time`; none if it has no
///   such column
/// @param columns those asked for, each with a value a row, `NaN` where there is none
@SuppressWarnings("ArrayRecordComponent") // Made for arithmetic; never compared.
public record RunRows(int runId, long[] nanos, double[][] columns) {
  /// The epoch of a row that has none; such rows come last.
  public static final long NO_EPOCH = Long.MAX_VALUE;

  /// At least one.
  public int rows() {
    return columns[0].length;
  }

  /// Seconds of each row since an epoch.
  ///
  /// @param originNanos since 1970
  public double[] seconds(long originNanos) {
    double[] seconds = new double[nanos.length];
    for (int row = 0; row < seconds.length; row++) {
      seconds[row] = (nanos[row] - originNanos) / 1e9;
    }
    return seconds;
  }
}
