package dev.skysweep.statistics.sensitivity;

import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/// Values replaced by their ranks, equal ones by the mean of theirs.
final class Ranks {
  private Ranks() {}

  static double[] of(double[] values) {
    return new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).apply(values);
  }
}
