package dev.skysweep.statistics.rules;

import dev.skysweep.statistics.RunningMoments;
import java.util.Arrays;
import java.util.Locale;

/// How a column of one run becomes one number.
public enum Reduction {
  FIRST,
  LAST,
  MIN,
  MAX,
  MEAN,
  /// Greatest less least.
  RANGE,
  /// 0 for a run without rows.
  SUM,
  /// Rows that have a value.
  COUNT;

  /// The number of this column.
  ///
  /// @return `NaN` if the column has no value, 0 for sum and count; missing rows (`NaN`) are left
  ///   out
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
      case SUM -> Arrays.stream(column).filter(value -> !Double.isNaN(value)).sum();
      case COUNT -> moments.count();
    };
  }

  /// As written in expressions.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
