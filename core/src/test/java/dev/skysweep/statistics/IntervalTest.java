package dev.skysweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Intervals for one look, against scipy and by definition.
class IntervalTest {
  @Test
  void clopperPearsonEqualsScipy() {
    for (JsonNode vector : Fixture.oracle("clopper_pearson")) {
      double[] v = Fixture.doubles(vector);
      var interval = ClopperPearson.of((int) v[0], (int) v[1], v[2]);
      assertThat(interval.lower()).as("%s", vector).isCloseTo(v[3], within(1e-12));
      assertThat(interval.upper()).as("%s", vector).isCloseTo(v[4], within(1e-12));
    }
  }

  @Test
  void meanIntervalEqualsScipy() {
    for (JsonNode vector : Fixture.oracle("mean_intervals")) {
      var sample = Sample.of(Fixture.doubles(vector.get("values")));
      var interval = MeanInterval.of(sample, vector.get("confidence").doubleValue());
      double[] expected = Fixture.doubles(vector.get("interval"));
      assertThat(interval.lower()).isCloseTo(expected[0], within(1e-7));
      assertThat(interval.upper()).isCloseTo(expected[1], within(1e-7));
    }
  }

  @Test
  void aSingleRunBoundsNoMean() {
    assertThat(MeanInterval.of(Sample.of(7, Double.NaN), 0.95)).isEqualTo(Interval.unbounded(0.95));
    assertThat(Interval.unbounded(0.95).width()).isInfinite();
  }

  /// By definition: the narrowest equal-tailed ranks, found by trying all.
  @ParameterizedTest
  @CsvSource({"1, 0.5", "5, 0.5", "10, 0.5", "59, 0.95", "100, 0.9", "100, 0.01", "473, 0.99"})
  void quantileIntervalTakesTheInnermostRanksThatCover(int n, double q) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = i + 1;
    }
    var got = QuantileInterval.of(Sample.of(values), q, 0.95);
    var below = BinomialDistribution.of(n, q);
    int lower = 0;
    while (below.cumulativeProbability(lower) <= 0.025) {
      lower++;
    }
    int upper = n + 1;
    while (upper > 1 && below.survivalProbability(upper - 2) <= 0.025) {
      upper--;
    }
    assertThat(got.lowerRank()).isEqualTo(lower);
    assertThat(got.upperRank()).isEqualTo(upper);
    assertThat(got.coverage()).isBetween(0.95, 1.0);
    assertThat(got.interval().lower()).isEqualTo(lower == 0 ? Double.NEGATIVE_INFINITY : lower);
    assertThat(got.interval().upper()).isEqualTo(upper > n ? Double.POSITIVE_INFINITY : upper);
  }

  @Test
  void refusesImpossibleArguments() {
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.of(3, 2, 0.9));
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.of(0, 0, 0.9));
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.of(1, 2, 95));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 1, 0.9));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1, 0.9));
  }
}
