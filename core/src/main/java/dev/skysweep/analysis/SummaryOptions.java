package dev.skysweep.analysis;

import dev.skysweep.statistics.Probabilities;
import java.util.List;

/// What a summary shows.
///
/// @param quantiles each between 0 and 1, both excluded
/// @param confidence of every interval and bound
/// @param coverage of the tolerance bounds: the share of all possible runs that they hold
public record SummaryOptions(List<Double> quantiles, double confidence, double coverage) {
  public static final SummaryOptions DEFAULT =
      new SummaryOptions(List.of(0.05, 0.5, 0.95), 0.95, 0.95);

  public SummaryOptions {
    quantiles = List.copyOf(quantiles);
    quantiles.forEach(q -> Probabilities.inside("quantile", q));
    Probabilities.inside("confidence", confidence);
    Probabilities.inside("coverage", coverage);
  }

  /// The quantiles, for arithmetic.
  public double[] quantileArray() {
    return quantiles.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
