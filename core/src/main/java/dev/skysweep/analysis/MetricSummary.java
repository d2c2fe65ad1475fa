package dev.skysweep.analysis;

import dev.skysweep.statistics.Sample;
import dev.skysweep.statistics.Side;
import dev.skysweep.statistics.SummaryStatistics;
import dev.skysweep.statistics.rules.RunMetric;

/// What one metric does over the runs.
///
/// @param atLeast a bound that the wanted share of all possible runs lies above
/// @param atMost a bound that the wanted share of all possible runs lies below
public record MetricSummary(
    RunMetric metric, SummaryStatistics statistics, Tolerance atLeast, Tolerance atMost) {
  /// Of the metric's values.
  public static MetricSummary of(MetricValues metric, SummaryOptions options) {
    Sample sample = Sample.of(metric.values());
    return new MetricSummary(
        metric.metric(),
        SummaryStatistics.of(metric.values(), options.quantileArray(), options.confidence()),
        Tolerance.of(sample, Side.LOWER, options),
        Tolerance.of(sample, Side.UPPER, options));
  }
}
