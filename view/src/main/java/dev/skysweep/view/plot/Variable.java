package dev.skysweep.view.plot;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// One number for each of the runs drawn.
///
/// @param values `NaN` where a run has none
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record Variable(Axis axis, double[] values) {
  /// The least finite value; `NaN` without any.
  public double min() {
    return finite().min().orElse(Double.NaN);
  }

  /// The greatest finite value; `NaN` without any.
  public double max() {
    return finite().max().orElse(Double.NaN);
  }

  /// Whether at least two runs differ.
  public boolean varies() {
    return min() < max();
  }

  /// How many runs have a finite value.
  public int known() {
    return (int) finite().count();
  }

  /// The values, with `NaN` for infinite ones too.
  public double[] finiteOrNaN() {
    return Arrays.stream(values).map(each -> Double.isFinite(each) ? each : Double.NaN).toArray();
  }

  private DoubleStream finite() {
    return Arrays.stream(values).filter(Double::isFinite);
  }
}
