package dev.skysweep.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.Trials;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class NormalQuantileTest {
  static Stream<JsonNode> quantiles() {
    return NumpyVectors.cases("normal-quantiles");
  }

  @ParameterizedTest
  @MethodSource("quantiles")
  void quantilesEqualScipys(JsonNode scipy) {
    double probability = Double.parseDouble(scipy.path("p").stringValue());
    assertThat(NormalQuantile.of(probability))
        .isEqualTo(Double.parseDouble(scipy.path("ndtri").stringValue()));
  }

  @Test
  void certaintyIsInfinitelyFar() {
    assertThat(NormalQuantile.of(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(NormalQuantile.of(1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(NormalQuantile.of(1.5)).isNaN();
    assertThat(NormalQuantile.of(-0.3)).isNaN();
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void theLogarithmIsTheNearestDouble(long seed) {
    double x =
        Math.scalb(1 + Trials.random(seed).nextDouble(), Trials.random(seed).nextInt(60) - 50);
    double log = AccurateLog.of(x);
    BigDecimal error = new BigDecimal(log).subtract(logarithm(x)).abs();
    assertThat(error.doubleValue() / Math.ulp(log)).isLessThan(0.5001);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "0x1p-1, -0x1.62e42fefa39efp-1", "0x1p-1074, -0x1.74385446d71c3p+9"})
  void theLogarithmOfAPowerOfTwo(String x, String expected) {
    assertThat(AccurateLog.of(Double.parseDouble(x)))
        .isCloseTo(Double.parseDouble(expected), within(0.0));
  }

  /// By Newton's iteration on the exponential series, to some 40 digits.
  private static BigDecimal logarithm(double x) {
    var digits = new MathContext(60);
    BigDecimal value = new BigDecimal(x);
    BigDecimal log = new BigDecimal(StrictMath.log(x));
    for (int i = 0; i < 2; i++) {
      BigDecimal exponential = BigDecimal.ONE;
      BigDecimal term = BigDecimal.ONE;
      for (int k = 1; k < 250; k++) {
        term = term.multiply(log, digits).divide(BigDecimal.valueOf(k), digits);
        exponential = exponential.add(term, digits);
      }
      log = log.add(value.divide(exponential, digits).subtract(BigDecimal.ONE), digits);
    }
    return log;
  }
}
