package dev.skysweep.statistics;

/// Intervals that stay right however often one looks and whenever one stops ("confidence
/// sequences"): with the confidence asked for, the true value lies in *all* of them, from the first
/// look to the last. The price is width: at the number of runs they are tuned to, about 1.5 times
/// that of an interval for one look (so a little over twice the runs), more elsewhere.
///
/// - Probabilities and quantiles: exact at every number of runs and for every distribution, by
///   [BernoulliMixture].
/// - Means: for outputs without a known bound no interval is exact (Bahadur and Savage, Annals of
///   Mathematical Statistics 27, 1956). This one is asymptotic, as Student's is: it asks for a
///   finite variance and for enough runs before the first look, see [#FIRST_LOOK].
public final class AnytimeInterval {
  /// Fewer runs than this bound no mean: the asymptotic interval would look tighter than it is.
  public static final int FIRST_LOOK = 30;

  private AnytimeInterval() {}

  /// The probability behind `part` cases in `whole` runs.
  public static Interval probability(int part, int whole, double confidence) {
    Probabilities.part("the cases", part, whole);
    Probabilities.inside("confidence", confidence);
    return BernoulliMixture.flat().probabilities(part, whole, confidence);
  }

  /// The mean, by the asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and
  /// Ramdas (Annals of Statistics 52, 2024, theorem 2.2): `mean +- std sqrt(2 (n r + 1) / (n^2 r)
  /// log(sqrt(n r + 1) / alpha))`, `r = rho^2`.
  ///
  /// @param tightestAt the number of runs at which it shall be tightest; right for any
  /// @return unbounded below [#FIRST_LOOK] values
  public static Interval mean(RunningMoments moments, double confidence, int tightestAt) {
    Probabilities.inside("confidence", confidence);
    double n = moments.count();
    if (n < FIRST_LOOK || !Double.isFinite(moments.std())) {
      return Interval.unbounded(confidence);
    }
    double alpha = 1 - confidence;
    double scale = n * mixtureTimesRuns(alpha) / tightestAt;
    double half =
        moments.std()
            * Math.sqrt(2 * (scale + 1) / (n * scale) * Math.log(Math.sqrt(scale + 1) / alpha));
    return new Interval(moments.mean() - half, moments.mean() + half, confidence);
  }

  /// The quantile `q`: the count of values at or below it is a coin of probability `q` thrown `n`
  /// times (ties broken at random, which moves no order statistic), and the counts not refuted so
  /// far give the ranks.
  ///
  /// @param q between 0 and 1, both excluded
  /// @param tightestAt the number of runs at which it shall be tightest; right for any
  /// @return an end is infinite while the sample is too small to bound it
  public static Interval quantile(Sample sample, double q, double confidence, int tightestAt) {
    Probabilities.inside("quantile", q);
    Probabilities.inside("confidence", confidence);
    int n = sample.size();
    if (n == 0) {
      return Interval.unbounded(confidence);
    }
    // A beta prior of weight w spreads by q (1 - q) / (w + 1), the mixture above by r q (1 - q).
    double weight = Math.max(1, tightestAt / mixtureTimesRuns(1 - confidence) - 1);
    var mixture = new BernoulliMixture(weight * q, weight * (1 - q));
    return new Interval(
        sample.orderStatistic(mixture.least(n, q, confidence)),
        sample.orderStatistic(mixture.greatest(n, q, confidence) + 1),
        confidence);
  }

  /// `n rho^2` at which the mixture's interval is tightest: `x = 2 log(1 / alpha) + log(1 + x)`,
  /// the zero of the width's derivative, by iteration (the right side's slope is `1 / (1 + x)`).
  private static double mixtureTimesRuns(double alpha) {
    double x = -2 * Math.log(alpha);
    for (int i = 0; i < 50; i++) {
      x = -2 * Math.log(alpha) + Math.log1p(x);
    }
    return x;
  }
}
