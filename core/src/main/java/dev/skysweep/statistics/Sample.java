package dev.skysweep.statistics;

import java.util.Arrays;

/// The values of one quantity over all runs: sorted once, missing ones (`NaN`) counted and left
/// out. Immutable.
public final class Sample {
  private final double[] sorted;
  private final int missing;
  private final RunningMoments moments;

  private Sample(double[] sorted, int missing, RunningMoments moments) {
    this.sorted = sorted;
    this.missing = missing;
    this.moments = moments;
  }

  public static Sample of(double... values) {
    double[] sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    // Moments in the order given: the last bit depends on it, and the reference sums in run order.
    RunningMoments moments = RunningMoments.of(values);
    Arrays.sort(sorted);
    return new Sample(sorted, values.length - sorted.length, moments);
  }

  /// Without the missing ones.
  public int size() {
    return sorted.length;
  }

  public int missing() {
    return missing;
  }

  public double mean() {
    return moments.mean();
  }

  /// Divided by `size - 1`.
  public double std() {
    return moments.std();
  }

  public double standardError() {
    return moments.standardError();
  }

  /// The quantile `q`, by numpy's definition: see [Quantile].
  ///
  /// @param q between 0 and 1, both included
  public double quantile(double q) {
    return Quantile.linear(sorted, q);
  }

  /// The value with this rank from below, counted from 1. Rank 0 and rank `size + 1` lie at minus
  /// and plus infinity: what a bound is that the sample doesn't reach.
  public double orderStatistic(int rank) {
    if (rank < 0 || rank > sorted.length + 1) {
      throw new IllegalArgumentException("no rank %d among %d".formatted(rank, sorted.length));
    }
    if (rank == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return rank > sorted.length ? Double.POSITIVE_INFINITY : sorted[rank - 1];
  }
}
