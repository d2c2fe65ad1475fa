package dev.skysweep.statistics;

import java.util.List;

/// Epochs at which all runs have a value, so that they can be compared row by row.
public final class TimeGrid {
  private static final int MOST_EPOCHS = 1 << 26;

  private TimeGrid() {}

  /// Evenly spaced epochs from the latest start to the earliest end of the series that have rows,
  /// both kept if the step divides the span; the last ones fall away rather than lie outside.
  ///
  /// @param stepSeconds above 0
  /// @return seconds since the epoch that the series count from; empty if some two don't overlap
  public static double[] common(List<TimeSeries> series, double stepSeconds) {
    double start = Double.NEGATIVE_INFINITY;
    double end = Double.POSITIVE_INFINITY;
    for (TimeSeries each : series) {
      if (each.rows() > 0) {
        start = Math.max(start, each.start());
        end = Math.min(end, each.end());
      }
    }
    if (Double.isInfinite(start) || start > end) {
      return new double[0];
    }
    return even(start, end, stepSeconds);
  }

  /// Evenly spaced epochs from the start to the end at most.
  ///
  /// @throws IllegalArgumentException if the step is not positive or gives over 2^26 epochs
  static double[] even(double start, double end, double stepSeconds) {
    double steps = (end - start) / stepSeconds;
    if (!(stepSeconds > 0) || !(steps < MOST_EPOCHS)) {
      throw new IllegalArgumentException(
          "a step of %s s over %s s gives no usable grid".formatted(stepSeconds, end - start));
    }
    // Rounding of the division must not lose the end that the step meets exactly.
    int last = (int) Math.floor(steps * (1 + 4 * Math.ulp(1.0)));
    double[] grid = new double[last + 1];
    for (int i = 0; i <= last; i++) {
      grid[i] = Math.min(start + i * stepSeconds, end);
    }
    return grid;
  }
}
