package dev.skysweep.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/// The interval of a quantile between two order statistics, right for every distribution: the
/// number of values below the true quantile `q` is binomial(n, q), so the order statistics at its
/// equal tails enclose the quantile (David and Nagaraja, Order Statistics, 3rd ed., 7.1).
///
/// Covers at least as often as asked, since ranks are whole numbers; how often, [#coverage] says.
/// For a number of runs fixed beforehand; to look while runs come in use [AnytimeInterval].
///
/// @param lowerRank of the lower end, counted from 1; 0 says the sample is too small to bound it
/// @param upperRank of the upper end; `size + 1` says the sample is too small to bound it
/// @param coverage the least probability with which such an interval covers the quantile
public record QuantileInterval(Interval interval, int lowerRank, int upperRank, double coverage) {
  /// With equal tails.
  ///
  /// @param q between 0 and 1, both excluded
  public static QuantileInterval of(Sample sample, double q, double confidence) {
    Probabilities.inside("quantile", q);
    Probabilities.inside("confidence", confidence);
    var below = BinomialDistribution.of(sample.size(), q);
    double tail = (1 - confidence) / 2;
    int lower = lowerRank(below, tail);
    int upper = upperRank(below, tail);
    double coverage =
        below.cumulativeProbability(upper - 1)
            - (lower == 0 ? 0 : below.cumulativeProbability(lower - 1));
    var interval =
        new Interval(sample.orderStatistic(lower), sample.orderStatistic(upper), confidence);
    return new QuantileInterval(interval, lower, upper, coverage);
  }

  /// The largest rank whose order statistic is above the quantile with probability `tail` at most.
  private static int lowerRank(BinomialDistribution below, double tail) {
    int rank = below.inverseCumulativeProbability(tail);
    return below.cumulativeProbability(rank) <= tail ? rank + 1 : rank;
  }

  /// The smallest rank whose order statistic is below the quantile with probability `tail` at most.
  private static int upperRank(BinomialDistribution below, double tail) {
    return below.inverseSurvivalProbability(tail) + 1;
  }
}
