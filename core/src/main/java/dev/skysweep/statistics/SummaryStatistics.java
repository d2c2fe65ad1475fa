package dev.skysweep.statistics;

import java.util.ArrayList;
import java.util.List;

/// What one quantity does over the runs of a study, at one epoch or over one run: the numbers of
/// the reference's `sweep_summary`, and with each estimate its interval. Missing values are counted
/// and left out; the others are `NaN` where there are too few values.
///
/// @param count values there are
/// @param missing runs without a value
/// @param std divided by `count - 1`
/// @param meanInterval Student's: see [MeanInterval]
public record SummaryStatistics(
    int count,
    int missing,
    double mean,
    double std,
    double min,
    double max,
    Interval meanInterval,
    List<QuantileEstimate> quantiles) {
  public SummaryStatistics {
    quantiles = List.copyOf(quantiles);
  }

  /// Of the values of all runs.
  ///
  /// @param values in run order, `NaN` where a run has none
  /// @param quantiles each between 0 and 1, both excluded
  /// @param confidence of all intervals
  public static SummaryStatistics of(double[] values, double[] quantiles, double confidence) {
    var sample = Sample.of(values);
    var estimates = new ArrayList<QuantileEstimate>();
    for (double q : quantiles) {
      estimates.add(
          new QuantileEstimate(
              q, sample.quantile(q), QuantileInterval.of(sample, q, confidence).interval()));
    }
    boolean empty = sample.size() == 0;
    return new SummaryStatistics(
        sample.size(),
        sample.missing(),
        sample.mean(),
        sample.std(),
        empty ? Double.NaN : sample.orderStatistic(1),
        empty ? Double.NaN : sample.orderStatistic(sample.size()),
        MeanInterval.of(sample, confidence),
        estimates);
  }

  /// One quantile over the runs.
  ///
  /// @param value numpy's linear quantile: see [Quantile]
  /// @param interval between order statistics: see [QuantileInterval]
  public record QuantileEstimate(double quantile, double value, Interval interval) {}
}
