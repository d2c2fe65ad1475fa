package dev.skysweep.statistics.failures;

import java.math.BigDecimal;
import java.math.MathContext;

/// A number between two values of a parameter, with as few digits as tell them apart.
final class Threshold {
  private static final int MOST_DIGITS = 17;

  private Threshold() {}

  /// Some `t` with `low <= t < high`.
  static double between(double low, double high) {
    double middle = low / 2 + high / 2;
    for (int digits = 1; digits <= MOST_DIGITS && Double.isFinite(middle); digits++) {
      double rounded = new BigDecimal(middle).round(new MathContext(digits)).doubleValue();
      if (low <= rounded && rounded < high) {
        return rounded;
      }
    }
    return low;
  }

  /// Without an exponent as long as it stays readable.
  static String text(double threshold) {
    double size = Math.abs(threshold);
    if (size != 0 && (size < 1e-3 || size >= 1e9)) {
      return Double.toString(threshold);
    }
    return new BigDecimal(Double.toString(threshold)).stripTrailingZeros().toPlainString();
  }
}
