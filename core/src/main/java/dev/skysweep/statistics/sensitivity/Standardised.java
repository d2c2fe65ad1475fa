package dev.skysweep.statistics.sensitivity;

import dev.skysweep.statistics.RunningMoments;
import java.util.Arrays;

/// A column with mean 0 and length 1, so that a dot product of two is their correlation.
final class Standardised {
  private Standardised() {}

  /// All zero if the column doesn't vary.
  static double[] of(double[] column) {
    RunningMoments moments = RunningMoments.of(column);
    double length = moments.std() * Math.sqrt(column.length - 1.0);
    if (!(length > 0)) {
      return new double[column.length];
    }
    return Arrays.stream(column).map(value -> (value - moments.mean()) / length).toArray();
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
