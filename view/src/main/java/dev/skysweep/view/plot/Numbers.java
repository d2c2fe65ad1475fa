package dev.skysweep.view.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers as people read them.
public final class Numbers {
  private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_EVEN);

  private Numbers() {}

  /// Six significant digits: `7000`, `0.00123457`, `1.5e-09`; `-` for `NaN`.
  public static String text(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size < 1e-4 || size >= 1e9) {
      return String.format(Locale.ROOT, "%.5e", value).replaceAll("\\.?0+e", "e");
    }
    return new BigDecimal(value).round(SIX).stripTrailingZeros().toPlainString();
  }
}
