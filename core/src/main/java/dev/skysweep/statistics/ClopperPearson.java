package dev.skysweep.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/// The "exact" interval of a probability from `part` cases in `whole` runs (Clopper and Pearson,
/// Biometrika 26, 1934): quantiles of the beta distribution. Covers at least as often as asked,
/// whatever the probability; more often when cases are few. For a number of runs fixed beforehand.
public final class ClopperPearson {
  private ClopperPearson() {}

  /// Two-sided, equal tails.
  public static Interval of(int part, int whole, double confidence) {
    Probabilities.inside("confidence", confidence);
    double oneSided = 1 - (1 - confidence) / 2;
    return new Interval(lower(part, whole, oneSided), upper(part, whole, oneSided), confidence);
  }

  /// The probability is at least this, with the given (one-sided) confidence.
  public static double lower(int part, int whole, double confidence) {
    Probabilities.part("the cases", part, whole);
    Probabilities.inside("confidence", confidence);
    return part == 0
        ? 0
        : BetaDistribution.of(part, whole - part + 1.0)
            .inverseCumulativeProbability(1 - confidence);
  }

  /// The probability is at most this, with the given (one-sided) confidence.
  public static double upper(int part, int whole, double confidence) {
    Probabilities.part("the cases", part, whole);
    Probabilities.inside("confidence", confidence);
    return part == whole
        ? 1
        : BetaDistribution.of(part + 1.0, whole - part).inverseSurvivalProbability(1 - confidence);
  }
}
