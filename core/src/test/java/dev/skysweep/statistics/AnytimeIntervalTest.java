package dev.skysweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.Trials;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnytimeIntervalTest {
  /// What makes the bound hold at every look: the ratio's expectation is 1 at every `n`.
  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void theMixtureHasExpectationOne(long seed) {
    var random = Trials.random(seed);
    double p = random.nextDouble(0.01, 0.99);
    int n = 1 + random.nextInt(300);
    var mixture = new BernoulliMixture(random.nextDouble(0.1, 50), random.nextDouble(0.1, 50));
    var coin = BinomialDistribution.of(n, p);
    double expectation = 0;
    for (int k = 0; k <= n; k++) {
      expectation += Math.exp(coin.logProbability(k) + mixture.logRatio(k, n, p));
    }
    assertThat(expectation).isCloseTo(1, within(1e-9));
  }

  @Test
  void aProbabilityIsKeptExactlyUntilItsRatioReachesTheBound() {
    var mixture = BernoulliMixture.flat();
    for (int k : new int[] {0, 1, 17, 99, 100}) {
      Interval interval = AnytimeInterval.probability(k, 100, 0.95);
      double bound = Math.log(20);
      if (k > 0) {
        assertThat(mixture.logRatio(k, 100, interval.lower())).isCloseTo(bound, within(1e-6));
      }
      if (k < 100) {
        assertThat(mixture.logRatio(k, 100, interval.upper())).isCloseTo(bound, within(1e-6));
      }
      Interval once = ClopperPearson.of(k, 100, 0.95);
      assertThat(interval.lower()).isLessThanOrEqualTo(once.lower());
      assertThat(interval.upper()).isGreaterThanOrEqualTo(once.upper());
    }
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void quantileRanksAreThoseNotRefuted(long seed) {
    var random = Trials.random(seed);
    int n = 1 + random.nextInt(400);
    double q = random.nextDouble(0.01, 0.99);
    var mixture = new BernoulliMixture(20 * q, 20 * (1 - q));
    int least = mixture.least(n, q, 0.9);
    int greatest = mixture.greatest(n, q, 0.9);
    for (int k = 0; k <= n; k++) {
      boolean kept = mixture.logRatio(k, n, q) < Math.log(10);
      assertThat(kept).as("%d of %d at %s", k, n, q).isEqualTo(least <= k && k <= greatest);
    }
  }

  @Test
  void costsLessThanTwiceTheWidthOfOneLook() {
    double[] values = Trials.random(1).doubles(1000).toArray();
    var moments = RunningMoments.of(values);
    double mean = AnytimeInterval.mean(moments, 0.95, 1000).width();
    assertThat(mean / MeanInterval.of(moments, 0.95).width()).isBetween(1.3, 1.7);
    var sample = Sample.of(values);
    double median = AnytimeInterval.quantile(sample, 0.5, 0.95, 1000).width();
    assertThat(median / QuantileInterval.of(sample, 0.5, 0.95).interval().width())
        .isBetween(1.2, 2.0);
  }

  @Test
  void isTightestWhereAsked() {
    var moments = RunningMoments.of(Trials.random(2).doubles(1000).toArray());
    double tuned = AnytimeInterval.mean(moments, 0.95, 1000).width();
    for (int elsewhere : new int[] {100, 500, 900, 1100, 2000, 10_000}) {
      assertThat(AnytimeInterval.mean(moments, 0.95, elsewhere).width()).isGreaterThan(tuned);
    }
  }

  @Test
  void fewRunsBoundNothing() {
    double[] few = Trials.random(3).doubles(AnytimeInterval.FIRST_LOOK - 1).toArray();
    assertThat(AnytimeInterval.mean(RunningMoments.of(few), 0.95, 500))
        .isEqualTo(Interval.unbounded(0.95));
    assertThat(AnytimeInterval.quantile(Sample.of(few), 0.99, 0.95, 500).upper()).isInfinite();
    assertThat(AnytimeInterval.quantile(Sample.of(), 0.99, 0.95, 500).width()).isInfinite();
  }
}
