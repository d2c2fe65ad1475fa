package dev.skysweep.statistics.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/// Standardised regression coefficients: of a linear fit of the output on all parameters, the
/// change of the output in its standard deviations for one standard deviation of the parameter.
/// Their squares share out the variance if the parameters are independent and the fit is good
/// (Saltelli et al., Global Sensitivity Analysis: The Primer, 2008, 1.2.5); [#rSquared] says how
/// good it is.
///
/// @param indices one a parameter
/// @param rSquared share of the output's variance that the fit explains; 0 if it doesn't vary
/// @param runs that went in
/// @param lostRuns left out because their output is missing
public record RegressionIndices(List<Index> indices, double rSquared, int runs, int lostRuns) {
  public RegressionIndices {
    indices = List.copyOf(indices);
  }

  /// One parameter's standardised coefficient.
  ///
  /// @param coefficient `NaN` if the parameter doesn't vary or follows from those before it
  /// @param halfWidth of the coefficient's Student interval, for independent normal residuals
  public record Index(double coefficient, double halfWidth) {}

  /// Of the values themselves (SRC).
  ///
  /// @param parameters one array a parameter, each with one value a run
  /// @param outputs in run order, `NaN` where a run failed
  /// @param confidence of the intervals
  /// @throws TooFewRunsException unless at least two more runs than parameters have an output
  public static RegressionIndices of(double[][] parameters, double[] outputs, double confidence) {
    return fit(Observations.of(parameters, outputs), confidence);
  }

  /// Of the ranks (SRRC): for outputs that rise or fall with the parameters, but not in a line.
  ///
  /// @throws TooFewRunsException unless at least two more runs than parameters have an output
  public static RegressionIndices ofRanks(
      double[][] parameters, double[] outputs, double confidence) {
    Observations seen = Observations.of(parameters, outputs);
    double[][] ranks = Arrays.stream(seen.parameters()).map(Ranks::of).toArray(double[][]::new);
    return fit(new Observations(ranks, Ranks.of(seen.outputs()), seen.lost()), confidence);
  }

  private static RegressionIndices fit(Observations seen, double confidence) {
    int needed = seen.parameters().length + 2;
    if (seen.runs() < needed) {
      throw new TooFewRunsException("A regression", "runs", needed, seen.runs());
    }
    double[][] columns =
        Arrays.stream(seen.parameters()).map(Standardised::of).toArray(double[][]::new);
    double[] output = Standardised.of(seen.outputs());
    LeastSquares fit = LeastSquares.of(columns, output);
    double freedom = seen.runs() - 1.0 - fit.rank();
    double t = TDistribution.of(freedom).inverseSurvivalProbability((1 - confidence) / 2);
    var indices = new ArrayList<Index>();
    for (int j = 0; j < columns.length; j++) {
      double error = Math.sqrt(fit.residualSquares() / freedom * fit.inflation()[j]);
      indices.add(new Index(fit.coefficients()[j], t * error));
    }
    double total = Standardised.dot(output, output);
    double explained = total > 0 ? 1 - fit.residualSquares() / total : 0;
    return new RegressionIndices(indices, explained, seen.runs(), seen.lost());
  }
}
