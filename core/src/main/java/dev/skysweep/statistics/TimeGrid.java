package dev.skysweep.statistics;

/// Times at which runs are compared row by row.
public final class TimeGrid {
  private static final int MOST_EPOCHS = 1 << 26;

  private TimeGrid() {}

  /// Evenly spaced epochs from the start to the end at most.
  ///
  /// @throws IllegalArgumentException if the step is not positive or gives over 2^26 epochs
  public static double[] even(double start, double end, double stepSeconds) {
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
