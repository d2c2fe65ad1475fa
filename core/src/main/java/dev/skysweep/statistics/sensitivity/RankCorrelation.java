package dev.skysweep.statistics.sensitivity;

import dev.skysweep.statistics.Interval;
import java.util.ArrayList;
import java.util.List;

/// Spearman's rank correlation of the output with each parameter by itself: 1 or -1 for an output
/// that only rises or only falls with it.
///
/// @param indices one a parameter
/// @param runs that went in
/// @param lostRuns left out because their output is missing
public record RankCorrelation(List<Index> indices, int runs, int lostRuns) {
  private static final int FEWEST_RUNS = 4;

  public RankCorrelation {
    indices = List.copyOf(indices);
  }

  /// One parameter's correlation with the output.
  ///
  /// @param correlation `NaN` if the parameter or the output doesn't vary
  /// @param interval by Fisher's transformation with the variance `(1 + r^2 / 2) / (n - 3)` of
  ///   Bonett and Wright (Psychometrika 65, 2000)
  public record Index(double correlation, Interval interval) {}

  /// Of all runs that have an output.
  ///
  /// @param parameters one array a parameter, each with one value a run
  /// @param outputs in run order, `NaN` where a run failed
  /// @throws TooFewRunsException if fewer than four runs have an output
  public static RankCorrelation of(double[][] parameters, double[] outputs, double confidence) {
    Observations seen = Observations.of(parameters, outputs);
    if (seen.runs() < FEWEST_RUNS) {
      throw new TooFewRunsException("A rank correlation", "runs", FEWEST_RUNS, seen.runs());
    }
    double[] output = Standardised.of(Ranks.of(seen.outputs()));
    boolean flatOutput = Standardised.dot(output, output) == 0;
    var indices = new ArrayList<Index>();
    for (double[] parameter : seen.parameters()) {
      double[] column = Standardised.of(Ranks.of(parameter));
      boolean flat = flatOutput || Standardised.dot(column, column) == 0;
      double correlation = flat ? Double.NaN : Math.clamp(Standardised.dot(column, output), -1, 1);
      indices.add(new Index(correlation, interval(correlation, seen.runs(), confidence)));
    }
    return new RankCorrelation(indices, seen.runs(), seen.lost());
  }

  private static Interval interval(double correlation, int runs, double confidence) {
    if (Double.isNaN(correlation)) {
      return new Interval(-1, 1, confidence);
    }
    double error = Math.sqrt((1 + correlation * correlation / 2) / (runs - 3));
    double half = Bootstrap.quantile(confidence) * error;
    double centre = Math.log((1 + correlation) / (1 - correlation)) / 2;
    return new Interval(Math.tanh(centre - half), Math.tanh(centre + half), confidence);
  }
}
