package dev.skysweep.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/// Student's interval of a mean, `mean +- t(n - 1) std / sqrt(n)`: exact for normal data, good for
/// others from some dozens of values on, and only for a number of runs fixed beforehand. To look
/// while runs come in use [AnytimeInterval].
public final class MeanInterval {
  private MeanInterval() {}

  /// Unbounded below two values.
  public static Interval of(Sample sample, double confidence) {
    return of(sample.size(), sample.mean(), sample.standardError(), confidence);
  }

  /// Unbounded below two values.
  public static Interval of(RunningMoments moments, double confidence) {
    return of(moments.count(), moments.mean(), moments.standardError(), confidence);
  }

  /// Of a mean and its standard error. Unbounded below two values.
  public static Interval of(long count, double mean, double standardError, double confidence) {
    Probabilities.inside("confidence", confidence);
    if (count < 2 || !Double.isFinite(standardError)) {
      return Interval.unbounded(confidence);
    }
    double t = TDistribution.of(count - 1.0).inverseSurvivalProbability((1 - confidence) / 2);
    return new Interval(mean - t * standardError, mean + t * standardError, confidence);
  }
}
