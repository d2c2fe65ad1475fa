package dev.skysweep.cli;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers in tables for people: seven digits, which is what an interval needs.
final class Figures {
  private static final MathContext DIGITS = new MathContext(7);
  private static final double LARGEST_PLAIN = 1e10;
  private static final double SMALLEST_PLAIN = 1e-5;

  private Figures() {}

  /// `—` for a missing value.
  static String of(double value) {
    if (Double.isNaN(value)) {
      return "—";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    double size = Math.abs(value);
    boolean plain = value == 0 || (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN);
    return plain ? rounded.toPlainString() : Double.toString(rounded.doubleValue());
  }

  /// A share as a percentage: `2.4 %`.
  static String percent(double share) {
    return Double.isNaN(share) ? "—" : of(round(100 * share)) + " %";
  }

  private static double round(double value) {
    return new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }
}
