package dev.skysweep.statistics;

/// How far a value of a second study lies from the same one of a first: `second - first`, and that
/// over `first`. `NaN` where either value is missing; the relative one also where the first is
/// zero.
public record Difference(double absolute, double relative) {
  public static Difference of(double first, double second) {
    double absolute = second - first;
    double relative = absolute / first;
    return new Difference(absolute, Double.isInfinite(relative) ? Double.NaN : relative);
  }

  /// Blank (`NaN`) if the two are closer than the tolerance, itself excluded.
  public Difference blankBelow(double tolerance) {
    return Math.abs(absolute) < tolerance ? new Difference(Double.NaN, Double.NaN) : this;
  }

  public boolean isBlank() {
    return Double.isNaN(absolute);
  }
}
