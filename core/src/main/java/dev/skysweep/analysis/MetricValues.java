package dev.skysweep.analysis;

import dev.skysweep.statistics.rules.RunMetric;

/// A metric of all runs of a study.
///
/// @param column where the metric's column was found
/// @param values one a run, by run id; `NaN` where a run is not ok or has no value
@SuppressWarnings("ArrayRecordComponent") // Made for arithmetic; never compared.
public record MetricValues(RunMetric metric, OutputColumn column, double[] values) {}
