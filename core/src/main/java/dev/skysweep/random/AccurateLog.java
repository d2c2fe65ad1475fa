package dev.skysweep.random;

/// The natural logarithm with an error of hardly more than half an ulp, the same on every platform.
/// `StrictMath.log` is off by one ulp for 4 % of arguments where the C library's is right, and
/// `Math.log` may differ between machines; either would cost equality with scipy.
final class AccurateLog {
  private static final double ROOT_TWO = 1.4142135623730951;

  // ln 2 in two parts, the first short enough that its product with an exponent is exact
  private static final double LN2_HIGH = 0x1.62e42feep-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  // 1/3 and 1/5 less their doubles
  private static final double THIRD_REST = 0x1.5555555555555p-56;
  private static final double FIFTH_REST = -0x1.999999999999ap-57;

  private AccurateLog() {}

  /// For finite arguments above 0.
  static double of(double x) {
    int exponent = Math.getExponent(x);
    if (exponent < Double.MIN_EXPONENT) {
      exponent = Math.getExponent(x * 0x1p54) - 54;
    }
    // two steps: 2^-exponent itself may be too large for a double
    double m = Math.scalb(Math.scalb(x, -exponent / 2), exponent / 2 - exponent);
    if (m > ROOT_TWO) {
      m /= 2;
      exponent++;
    }
    // log m = 2 s (1 + s^2/3 + s^4/5 + …) with s = (m - 1) / (m + 1); each value as high + low part
    double numerator = m - 1;
    double denominator = m + 1;
    double denominatorLow = m - (denominator - 1);
    double s = numerator / denominator;
    double sLow = (Math.fma(-s, denominator, numerator) - s * denominatorLow) / denominator;
    double square = s * s;
    double squareLow = Math.fma(s, s, -square) + 2 * s * sLow;

    double seventh = square * smallTerms(square);
    double fifth = 1.0 / 5 + seventh;
    double fifthLow = 1.0 / 5 - fifth + seventh + FIFTH_REST;
    double scaled = square * fifth;
    double scaledLow = Math.fma(square, fifth, -scaled) + square * fifthLow + squareLow * fifth;
    double third = 1.0 / 3 + scaled;
    double thirdLow = 1.0 / 3 - third + scaled + scaledLow + THIRD_REST;
    double sum = square * third;
    double sumLow = Math.fma(square, third, -sum) + square * thirdLow + squareLow * third;

    double whole = exponent * LN2_HIGH;
    double first = whole + 2 * s;
    double firstLow = whole - first + 2 * s;
    double second = 2 * s * sum;
    double secondLow = Math.fma(2 * s, sum, -second) + 2 * s * sumLow + 2 * sLow * (1 + sum);
    double log = first + second;
    double logLow = first - log + second;
    return log + (logLow + (firstLow + secondLow + exponent * LN2_LOW));
  }

  private static double smallTerms(double square) {
    double sum = 0;
    for (int odd = 29; odd >= 7; odd -= 2) {
      sum = sum * square + 1.0 / odd;
    }
    return sum;
  }
}
