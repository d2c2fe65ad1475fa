package dev.skysweep.study;

import java.util.Locale;

/// Sobol points are even at powers of two only.
final class PowerOfTwo {
  private PowerOfTwo() {}

  /// The least power of two from a number on.
  static int from(int n) {
    return n <= 1 ? 1 : Integer.highestOneBit(n - 1) << 1;
  }

  /// @param runsEach how many runs every point takes
  /// @throws StudyException with what the powers below and above would cost
  static void require(int n, int runsEach) {
    if (n < 1 || Integer.bitCount(n) == 1) {
      return;
    }
    long below = Integer.highestOneBit(n);
    throw new StudyException(
        String.format(
            Locale.ROOT,
            "n = %d is no power of two, and Sobol points are even only at one: %d costs %,d runs,"
                + " %d costs %,d runs; take one of these, or ask to round up",
            n,
            below,
            below * runsEach,
            2 * below,
            2 * below * runsEach));
  }
}
