package dev.skysweep.statistics.sensitivity;

import dev.skysweep.statistics.Quantile;
import dev.skysweep.statistics.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// PAWN: how far the output's whole distribution moves when a parameter is held within a slice of
/// its range, by the Kolmogorov-Smirnov distance (Pianosi and Wagener, Environmental Modelling &
/// Software 67, 2015 and 108, 2018). For any design, and for outputs whose variance says little:
/// skewed, with two humps, with outliers.
///
/// @param indices one a parameter
/// @param slices of equal numbers of runs asked for; a parameter with few values has fewer
/// @param runs that went in
/// @param lostRuns left out because their output is missing
public record PawnIndices(List<Index> indices, int slices, int runs, int lostRuns) {
  public PawnIndices {
    indices = List.copyOf(indices);
  }

  /// Over the slices of one parameter, each between 0 and 1: the least, median, mean and greatest
  /// distance. Even without any influence a slice of `m` runs is off by about `0.9 / sqrt(m)`.
  public record Index(double min, double median, double mean, double max) {}

  /// Of all runs that have an output.
  ///
  /// @param parameters one array a parameter, each with one value a run
  /// @param outputs in run order, `NaN` where a run failed
  /// @param slices at least 2; 10 is usual
  /// @throws TooFewRunsException if fewer runs than slices have an output
  public static PawnIndices of(double[][] parameters, double[] outputs, int slices) {
    if (slices < 2) {
      throw new IllegalArgumentException("PAWN needs at least 2 slices, not " + slices);
    }
    Observations seen = Observations.of(parameters, outputs);
    if (seen.runs() < slices) {
      throw new TooFewRunsException("PAWN", "runs", slices, seen.runs());
    }
    int[] byOutput =
        IntStream.range(0, seen.runs())
            .boxed()
            .sorted((a, b) -> Double.compare(seen.outputs()[a], seen.outputs()[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    var indices = new ArrayList<Index>();
    for (double[] parameter : seen.parameters()) {
      double[] distances = distances(sliceOfEach(parameter, slices), byOutput, seen.outputs());
      Sample sample = Sample.of(distances);
      indices.add(
          new Index(sample.quantile(0), sample.quantile(0.5), sample.mean(), sample.quantile(1)));
    }
    return new PawnIndices(indices, slices, seen.runs(), seen.lost());
  }

  /// Slices end at the parameter's quantiles and hold their lower end; the last one holds both.
  private static int[] sliceOfEach(double[] parameter, int slices) {
    double[] sorted = parameter.clone();
    Arrays.sort(sorted);
    double[] ends =
        IntStream.range(1, slices)
            .mapToDouble(slice -> Quantile.linear(sorted, (double) slice / slices))
            .toArray();
    return Arrays.stream(parameter).mapToInt(value -> sliceOf(value, ends)).toArray();
  }

  private static int sliceOf(double value, double[] ends) {
    int slice = 0;
    while (slice < ends.length && ends[slice] <= value) {
      slice++;
    }
    return slice;
  }

  /// Of each slice that has runs: the greatest difference between its distribution function and
  /// that of all runs, walking up the outputs once.
  private static double[] distances(int[] slice, int[] byOutput, double[] outputs) {
    int slices = Arrays.stream(slice).max().orElse(0) + 1;
    int[] sizes = new int[slices];
    for (int each : slice) {
      sizes[each]++;
    }
    int[] below = new int[slices];
    double[] distance = new double[slices];
    for (int i = 0; i < byOutput.length; i++) {
      below[slice[byOutput[i]]]++;
      boolean tied = i + 1 < byOutput.length && outputs[byOutput[i]] == outputs[byOutput[i + 1]];
      for (int s = 0; !tied && s < slices; s++) {
        double apart = Math.abs((double) below[s] / sizes[s] - (i + 1.0) / byOutput.length);
        distance[s] = Math.max(distance[s], apart);
      }
    }
    return IntStream.range(0, slices)
        .filter(s -> sizes[s] > 0)
        .mapToDouble(s -> distance[s])
        .toArray();
  }
}
