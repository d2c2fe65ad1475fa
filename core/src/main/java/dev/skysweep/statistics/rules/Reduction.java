package dev.skysweep.statistics.rules;

import dev.skysweep.statistics.RunningMoments;
import java.util.Locale;

/// How a column of one run becomes one number.
public enum Reduction {
  FIRST,
  LAST,
  MIN,
  MAX,
  MEAN,
  /// Greatest less least.
  RANGE;

  /// The number of this column.
  ///
  /// @return `NaN` if the column has no value; missing rows (`NaN`) are left out
  public double of(double... column) {
    double first = Double.NaN;
    double last = Double.NaN;
    for (double value : column) {
      if (!Double.isNaN(value)) {
        first = Double.isNaN(first) ? value : first;
        last = value;
      }
    }
    var moments = RunningMoments.of(column);
    return switch (this) {
      case FIRST -> first;
      case LAST -> last;
      case MIN -> moments.min();
      case MAX -> moments.max();
      case MEAN -> moments.mean();
      case RANGE -> moments.max() - moments.min();
    };
  }

  /// As written in expressions.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
