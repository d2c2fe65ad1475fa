package dev.skysweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.skysweep.Trials;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ToleranceBoundTest {
  /// Wilks' numbers as in the tables of nuclear and space practice.
  @ParameterizedTest
  @CsvSource({
    "0.95, 0.95, UPPER, 1, 59",
    "0.95, 0.95, LOWER, 1, 59",
    "0.95, 0.95, UPPER, 2, 93",
    "0.95, 0.95, UPPER, 3, 124",
    "0.95, 0.95, UPPER, 4, 153",
    "0.95, 0.95, UPPER, 5, 181",
    "0.95, 0.95, BOTH, 1, 93",
    "0.95, 0.95, BOTH, 2, 153",
    "0.95, 0.99, UPPER, 1, 90",
    "0.99, 0.95, UPPER, 1, 299",
    "0.99, 0.95, UPPER, 2, 473",
    "0.99, 0.90, UPPER, 1, 230",
    "0.90, 0.95, UPPER, 1, 29",
    "0.9973, 0.90, UPPER, 1, 852"
  })
  void needsWilksNumberOfRuns(double coverage, double confidence, Side side, int order, int runs) {
    var bound = new ToleranceBound(coverage, side, order);
    assertThat(bound.runsFor(confidence)).isEqualTo(runs);
    assertThat(bound.confidence(runs)).isGreaterThanOrEqualTo(confidence);
    assertThat(bound.confidence(runs - 1)).isLessThan(confidence);
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void theHighestOrderIsTheLastThatTheRunsAllow(long seed) {
    var random = Trials.random(seed);
    double coverage = random.nextDouble(0.5, 0.99);
    double confidence = random.nextDouble(0.5, 0.99);
    Side side = List.of(Side.UPPER, Side.LOWER, Side.BOTH).get(random.nextInt(3));
    int runs = 1 + random.nextInt(400);
    int order = ToleranceBound.highestOrder(coverage, side, runs, confidence);
    if (order > 0) {
      assertThat(new ToleranceBound(coverage, side, order).confidence(runs))
          .isGreaterThanOrEqualTo(confidence);
    }
    assertThat(new ToleranceBound(coverage, side, order + 1).confidence(runs))
        .isLessThan(confidence);
  }

  @Test
  void isAnOrderStatistic() {
    var sample = Sample.of(IntStream.rangeClosed(1, 93).asDoubleStream().toArray());
    var both = new ToleranceBound(0.95, Side.BOTH, 1).in(sample);
    assertThat(both.lower()).isEqualTo(1);
    assertThat(both.upper()).isEqualTo(93);
    assertThat(both.confidence()).isBetween(0.95, 0.951);
    var second = new ToleranceBound(0.95, Side.UPPER, 2).in(sample);
    assertThat(second.upper()).isEqualTo(92);
    assertThat(second.lower()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(new ToleranceBound(0.95, Side.LOWER, 2).in(sample).lower()).isEqualTo(2);
  }

  @Test
  void refusesASampleSmallerThanItsOrder() {
    var sample = Sample.of(1, 2, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ToleranceBound(0.9, Side.BOTH, 2).in(sample))
        .withMessageContaining("at least 4 runs, not 3");
    assertThatIllegalArgumentException().isThrownBy(() -> new ToleranceBound(1, Side.UPPER, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ToleranceBound(0.9, Side.UPPER, 0));
  }
}
