package dev.skysweep.statistics;

/// A confidence interval, both ends included. An end that the data can't bound is infinite.
///
/// @param confidence the confidence asked for, between 0 and 1
public record Interval(double lower, double upper, double confidence) {
  public Interval {
    Probabilities.inside("confidence", confidence);
    if (!(lower <= upper)) {
      throw new IllegalArgumentException("no interval from %s to %s".formatted(lower, upper));
    }
  }

  /// Says nothing: the data are too few.
  public static Interval unbounded(double confidence) {
    return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, confidence);
  }

  /// Upper less lower end; infinite if one of them is.
  public double width() {
    return Double.isInfinite(lower) || Double.isInfinite(upper)
        ? Double.POSITIVE_INFINITY
        : upper - lower;
  }

  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }
}
