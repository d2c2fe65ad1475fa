package dev.skysweep.statistics.failures;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/// Fisher's exact test: how likely chance alone would put so many, or so few, failures into a part.
final class FisherTest {
  private FisherTest() {}

  /// Twice the smaller tail.
  static double twoSided(int runs, int failures, int partRuns, int partFailures) {
    var byChance = HypergeometricDistribution.of(runs, failures, partRuns);
    double atLeast = byChance.survivalProbability(partFailures - 1);
    double atMost = byChance.cumulativeProbability(partFailures);
    return Math.min(1, 2 * Math.min(atLeast, atMost));
  }
}
