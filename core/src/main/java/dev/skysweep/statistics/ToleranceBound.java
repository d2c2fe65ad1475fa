package dev.skysweep.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/// A bound that at least a share `coverage` of all possible runs keeps, found without any
/// assumption on the distribution: an order statistic of the sample (Wilks, Annals of Mathematical
/// Statistics 12, 1941).
///
/// With order `r` the bound is the r-th largest (or smallest, or both) value. It fails only if
/// fewer than `m` of `n` values fall outside the true share, `m = r`, or `2 r` for two bounds, so
/// the confidence is `P(binomial(n, 1 - coverage) >= m)`. A higher order needs more runs and gives
/// a bound that scatters less from study to study.
///
/// @param coverage between 0 and 1
/// @param order from 1
public record ToleranceBound(double coverage, Side side, int order) {
  private static final int MOST_RUNS = 1 << 30;

  public ToleranceBound {
    Probabilities.inside("coverage", coverage);
    if (order < 1) {
      throw new IllegalArgumentException("the order of a bound starts at 1, not " + order);
    }
  }

  /// The highest order that a sample of this size allows; 0 if there are too few runs for any
  /// bound.
  public static int highestOrder(double coverage, Side side, int runs, double confidence) {
    Probabilities.inside("coverage", coverage);
    Probabilities.inside("confidence", confidence);
    var outside = BinomialDistribution.of(runs, 1 - coverage);
    // The smallest m with P(binomial > m) <= confidence is the largest with P(binomial >= m) above
    // it.
    int excluded = outside.inverseSurvivalProbability(confidence);
    if (outside.survivalProbability(excluded) >= confidence) {
      excluded++;
    }
    return excluded / excludedAtOrderOne(side);
  }

  /// The confidence that a sample of this size gives.
  public double confidence(int runs) {
    return BinomialDistribution.of(runs, 1 - coverage).survivalProbability(excluded() - 1);
  }

  /// The fewest runs that give this confidence: 59 at 95 % coverage and 95 % confidence for one
  /// bound of first order, 93 for two.
  public int runsFor(double confidence) {
    Probabilities.inside("confidence", confidence);
    int enough = excluded();
    while (confidence(enough) < confidence) {
      if (enough >= MOST_RUNS) {
        throw new IllegalArgumentException(
            "%s at confidence %s needs over a billion runs".formatted(this, confidence));
      }
      enough = Math.multiplyExact(enough, 2);
    }
    int few = excluded() - 1;
    while (enough - few > 1) {
      int middle = few + (enough - few) / 2;
      if (confidence(middle) < confidence) {
        few = middle;
      } else {
        enough = middle;
      }
    }
    return enough;
  }

  /// The bound, or bounds, in this sample; the open side is infinite, and so is a bound for which
  /// the sample holds too few values. The interval's confidence is what the sample's size gives.
  ///
  /// @throws IllegalArgumentException if the sample is smaller than the order asks: see [#runsFor]
  public Interval in(Sample sample) {
    int size = sample.size();
    if (size < excluded()) {
      throw new IllegalArgumentException(
          "a bound of order %d needs at least %d runs, not %d".formatted(order, excluded(), size));
    }
    double lower = sample.orderStatistic(side == Side.UPPER ? 0 : order);
    double upper = sample.orderStatistic(side == Side.LOWER ? size + 1 : size + 1 - order);
    return new Interval(lower, upper, confidence(size));
  }

  private int excluded() {
    return order * excludedAtOrderOne(side);
  }

  private static int excludedAtOrderOne(Side side) {
    return switch (side) {
      case UPPER, LOWER -> 1;
      case BOTH -> 2;
    };
  }
}
