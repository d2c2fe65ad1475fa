package dev.skysweep.statistics.rules;

import dev.skysweep.statistics.Probabilities;

/// What a stop rule wants to know about all possible runs.
public sealed interface Estimand {
  /// The mean over runs: `mean(Report.Altitude)`.
  record Mean(RunMetric metric) implements Estimand {}

  /// A quantile over runs: `p99(Report.Altitude)`, `median(max(Report.Altitude))`.
  ///
  /// @param q between 0 and 1, both excluded
  record QuantileOf(RunMetric metric, double q) implements Estimand {
    public QuantileOf {
      Probabilities.inside("quantile", q);
    }
  }

  /// The probability that a run gives no value: `failures`.
  record FailureProbability() implements Estimand {}
}
