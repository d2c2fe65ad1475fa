package dev.skysweep.statistics;

/// Checks of arguments that are probabilities, confidences or counts.
public final class Probabilities {
  private Probabilities() {}

  /// The value, if it is a probability other than 0 and 1.
  ///
  /// @throws IllegalArgumentException unless `0 < value < 1`
  public static double inside(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          "the %s must lie between 0 and 1, both excluded, but is %s".formatted(name, value));
    }
    return value;
  }

  /// @throws IllegalArgumentException unless `0 <= part <= whole` and `whole >= 1`
  static void part(String name, int part, int whole) {
    if (whole < 1 || part < 0 || part > whole) {
      throw new IllegalArgumentException(
          "%s: %d of %d is no part of a whole".formatted(name, part, whole));
    }
  }
}
