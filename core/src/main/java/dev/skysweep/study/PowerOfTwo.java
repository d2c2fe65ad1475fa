package dev.skysweep.study;

import java.util.Locale;

/// Sobol points are even at powers of two only.
final class PowerOfTwo {
  private static final int LARGEST = 1 << 30;

  private PowerOfTwo() {}

  /// The least power of two from a number on.
  ///
  /// @throws StudyException if there is none among the numbers of runs
  static int from(int n) {
    if (n > LARGEST) {
      throw new StudyException(
          String.format(Locale.ROOT, "n = %d is above the largest power of two, %,d", n, LARGEST));
    }
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
                + " %d costs %,d runs; take one of these, or round up (--round-up)",
            n,
            below,
            below * runsEach,
            2 * below,
            2 * below * runsEach));
  }
}
