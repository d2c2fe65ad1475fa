package dev.skysweep.statistics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One quantity of one run at the epochs the run happened to report, to be read at others: on a
/// straight line between two rows, or where the rate of change is known too, on the cubic that has
/// both rows' values and rates (Hermite). Never beyond the first and last row.
///
/// Two rows with the same epoch are a jump, such as an impulsive burn: the series has the earlier
/// row's value before it and the later one's from there on. Immutable.
public final class TimeSeries {
  private final double[] seconds;
  private final double[] values;
  private final double @Nullable [] rates;

  private TimeSeries(double[] seconds, double[] values, double @Nullable [] rates) {
    this.seconds = seconds;
    this.values = values;
    this.rates = rates;
    if (seconds.length != values.length || (rates != null && rates.length != values.length)) {
      throw new IllegalArgumentException(
          "a time series needs as many values as epochs, %d, not %d"
              .formatted(seconds.length, values.length));
    }
    for (int i = 0; i < seconds.length; i++) {
      boolean before = i > 0 && seconds[i] < seconds[i - 1];
      if (before || !Double.isFinite(seconds[i])) {
        throw new IllegalArgumentException(
            "the epochs of a time series must rise, but row %d is at %s s"
                .formatted(i, seconds[i]));
      }
    }
  }

  /// Read on straight lines.
  ///
  /// @param seconds since any epoch, in any uniform time scale, rising
  /// @throws IllegalArgumentException if the epochs fall, or are not as many as the values
  public static TimeSeries linear(double[] seconds, double[] values) {
    return new TimeSeries(seconds.clone(), values.clone(), null);
  }

  /// Read on cubics.
  ///
  /// @param seconds since any epoch, in any uniform time scale, rising
  /// @param rates change of the value a second, such as the velocity beside a position
  /// @throws IllegalArgumentException if the epochs fall, or are not as many as the values or rates
  public static TimeSeries hermite(double[] seconds, double[] values, double[] rates) {
    return new TimeSeries(seconds.clone(), values.clone(), rates.clone());
  }

  public int rows() {
    return seconds.length;
  }

  /// Of the first row, in seconds; `NaN` without rows.
  public double start() {
    return rows() == 0 ? Double.NaN : seconds[0];
  }

  /// Of the last row, in seconds; `NaN` without rows.
  public double end() {
    return rows() == 0 ? Double.NaN : seconds[rows() - 1];
  }

  /// The value at each of these epochs.
  public double[] on(double[] grid) {
    return Arrays.stream(grid).map(this::at).toArray();
  }

  /// The value at this epoch: exactly the row's at a row, `NaN` outside of the rows or beside a row
  /// without a value.
  public double at(double epochSeconds) {
    int row = lastRowUpTo(epochSeconds);
    if (row < 0 || epochSeconds > end()) {
      return Double.NaN;
    }
    return seconds[row] == epochSeconds ? values[row] : between(row, epochSeconds);
  }

  private double between(int row, double epochSeconds) {
    double step = seconds[row + 1] - seconds[row];
    double part = (epochSeconds - seconds[row]) / step;
    double rise = values[row + 1] - values[row];
    if (rates == null) {
      return values[row] + part * rise;
    }
    // Horner's form of the Hermite cubic in the part of the step gone.
    double startSlope = rates[row] * step;
    double endSlope = rates[row + 1] * step;
    double square = 3 * rise - 2 * startSlope - endSlope;
    double cube = startSlope + endSlope - 2 * rise;
    return values[row] + part * (startSlope + part * (square + part * cube));
  }

  /// -1 before the first row, and for `NaN`.
  private int lastRowUpTo(double epochSeconds) {
    int low = -1;
    int high = rows();
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (seconds[middle] <= epochSeconds) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Double.isNaN(epochSeconds) ? -1 : low;
  }
}
