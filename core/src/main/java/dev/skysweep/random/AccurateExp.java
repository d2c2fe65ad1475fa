package dev.skysweep.random;

/// The exponential with an error of hardly more than half an ulp, the same on every platform;
/// `StrictMath.exp` is off by one ulp for every tenth argument, and `Math.exp` may differ between
/// machines.
public final class AccurateExp {
  // ln 2 in two parts, the first short enough that its product with an exponent is exact
  private static final double LN2_HIGH = 0x1.62e42feep-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  /// 1/6 less its double.
  private static final double SIXTH_REST = 0x1.5555555555555p-57;

  private static final double OVERFLOW = 709.782712893384;
  private static final double UNDERFLOW = -745.1332191019412;

  private AccurateExp() {}

  /// e to the power of x.
  public static double of(double x) {
    if (!(x >= UNDERFLOW && x <= OVERFLOW)) {
      return StrictMath.exp(x);
    }
    int exponent = (int) Math.rint(x / Math.log(2));
    // what is left of x, as high + low part
    double high = x - exponent * LN2_HIGH;
    double low = -exponent * LN2_LOW;
    double r = high + low;
    double rLow = high - r + low;

    // 1 + r (1 + r (1/2 + r (1/6 + r (…)))), from inside out; each step as value + rest
    double inner = r * smallTerms(r);
    double sixth = 1.0 / 6 + inner;
    double sixthLow = 1.0 / 6 - sixth + inner + SIXTH_REST;
    double product = r * sixth;
    double half = 0.5 + product;
    double halfLow =
        0.5 - half + product + (Math.fma(r, sixth, -product) + r * sixthLow + rLow * sixth);
    product = r * half;
    double one = 1 + product;
    double oneLow = 1 - one + product + (Math.fma(r, half, -product) + r * halfLow + rLow * half);
    product = r * one;
    double sum = 1 + product;
    double sumLow = 1 - sum + product + (Math.fma(r, one, -product) + r * oneLow + rLow * one);
    double result = sum + sumLow;
    // two steps: 2^exponent itself may be out of range
    return Math.scalb(Math.scalb(result, exponent / 2), exponent - exponent / 2);
  }

  private static double smallTerms(double r) {
    double sum = 0;
    for (int n = 17; n > 4; n--) {
      sum = (sum + 1) * r / n;
    }
    return (sum + 1) / 24;
  }
}
