package dev.skysweep.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Trials;
import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccurateMathTest {
  private static final MathContext DIGITS = new MathContext(60);

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void theLogarithmIsTheNearestDouble(long seed) {
    double mantissa = 1 + Trials.random(seed).nextDouble();
    double x = Math.scalb(mantissa, Trials.random(seed).nextInt(60) - 50);
    assertNearest(AccurateLog.of(x), logarithm(x));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "0x1p-1, -0x1.62e42fefa39efp-1", "0x1p-1074, -0x1.74385446d71c3p+9"})
  void theLogarithmOfAPowerOfTwo(String x, String expected) {
    assertThat(AccurateLog.of(Double.parseDouble(x))).isEqualTo(Double.parseDouble(expected));
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void theExponentialIsTheNearestDouble(long seed) {
    double x = (Trials.random(seed).nextDouble() - 0.5) * 40;
    assertNearest(AccurateExp.of(x), exponential(new BigDecimal(x)));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0, 709.78, 710, 1e300, -708.5, -745, -746, -1e300, Double.POSITIVE_INFINITY})
  void theExponentialAtTheEndsOfTheRange(double x) {
    double expected = StrictMath.exp(x);
    assertThat(AccurateExp.of(x)).isBetween(Math.nextDown(expected), Math.nextUp(expected));
  }

  private static void assertNearest(double ours, BigDecimal exact) {
    double error = new BigDecimal(ours).subtract(exact).abs().doubleValue();
    assertThat(error / Math.ulp(ours)).isLessThan(0.5001);
  }

  /// By Newton's iteration on the exponential, to some 40 digits.
  private static BigDecimal logarithm(double x) {
    BigDecimal log = new BigDecimal(StrictMath.log(x));
    for (int i = 0; i < 2; i++) {
      BigDecimal quotient = new BigDecimal(x).divide(exponential(log), DIGITS);
      log = log.add(quotient.subtract(BigDecimal.ONE), DIGITS);
    }
    return log;
  }

  private static BigDecimal exponential(BigDecimal x) {
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int k = 1; k < 250; k++) {
      term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }
}
