package dev.skysweep.statistics.sensitivity;

import dev.skysweep.statistics.RunningMoments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Morris' screening (Technometrics 33, 1991) with the absolute mean of Campolongo, Cariboni and
/// Saltelli (Environmental Modelling & Software 22, 2007).
///
/// @param indices one a parameter, in the design's order
/// @param lostEffects steps of trajectories left out because a run at one end failed
public record MorrisIndices(List<Index> indices, int lostEffects) {
  private static final int RESAMPLES = 100;

  public MorrisIndices {
    indices = List.copyOf(indices);
  }

  /// One parameter's elementary effects in numbers, in units of the output per unit of the points.
  ///
  /// @param mu mean
  /// @param muStar mean of the absolute values: how much the parameter matters
  /// @param sigma standard deviation (divided by `effects - 1`): how much it interacts or bends
  /// @param halfWidth of the interval of `muStar`, by bootstrap
  /// @param effects how many there are
  public record Index(double mu, double muStar, double sigma, double halfWidth, int effects) {}

  /// Of all trajectories.
  ///
  /// @param points of all runs in run order, each with one coordinate a parameter, best in the unit
  ///   cube so that effects compare; trajectory after trajectory of `parameters + 1` runs
  /// @param outputs in run order, `NaN` where a run failed
  /// @param confidence of the intervals
  /// @param indexBelow draws the bootstrap, parameter by parameter and resample by resample
  /// @throws IllegalArgumentException if the points are no Morris design
  /// @throws TooFewRunsException if a parameter keeps fewer than two effects
  public static MorrisIndices of(
      double[][] points, double[] outputs, double confidence, IntUnaryOperator indexBelow) {
    ElementaryEffects effects = ElementaryEffects.of(points, outputs);
    var indices = new ArrayList<Index>();
    for (double[] each : effects.byParameter()) {
      if (each.length < 2) {
        throw new TooFewRunsException(
            "A Morris analysis", "effects of every parameter", 2, each.length);
      }
      indices.add(index(each, confidence, indexBelow));
    }
    return new MorrisIndices(indices, effects.lost());
  }

  private static Index index(double[] effects, double confidence, IntUnaryOperator indexBelow) {
    RunningMoments moments = RunningMoments.of(effects);
    double[] absolute = Arrays.stream(effects).map(Math::abs).toArray();
    var resampled = new ArrayList<Double>();
    for (int resample = 0; resample < RESAMPLES; resample++) {
      double sum = 0;
      for (int draw = 0; draw < absolute.length; draw++) {
        sum += absolute[indexBelow.applyAsInt(absolute.length)];
      }
      resampled.add(sum / absolute.length);
    }
    return new Index(
        moments.mean(),
        RunningMoments.of(absolute).mean(),
        moments.std(),
        Bootstrap.halfWidth(resampled, Double::doubleValue, confidence),
        effects.length);
  }
}
