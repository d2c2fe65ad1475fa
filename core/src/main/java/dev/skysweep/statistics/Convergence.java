package dev.skysweep.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How the estimates settle as runs are added: one point for each prefix of the runs, in one pass.
///
/// A run without a value (`NaN`) repeats the estimates so far: [Point#count] stands still there, so
/// the gap shows, and the runs after it are used. (The reference's series is `NaN` from the first
/// such run on.)
public final class Convergence {
  private Convergence() {}

  /// One point a run.
  ///
  /// @param values one a run, in run order
  /// @param quantiles each between 0 and 1; may be none
  public static List<Point> of(double[] values, double... quantiles) {
    double[] sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    Arrays.sort(sorted);
    var points = new ArrayList<Point>(values.length);
    var moments = new RunningMoments();
    var seen = new RankTree(sorted.length);
    var used = new int[sorted.length];
    for (double value : values) {
      moments.add(value);
      if (!Double.isNaN(value)) {
        seen.add(rank(value, sorted, used));
      }
      points.add(point(points.size() + 1, moments, prefixQuantiles(seen, sorted, quantiles)));
    }
    return points;
  }

  /// Equal values have as many ranks as there are of them: each takes the next one.
  private static int rank(double value, double[] sorted, int[] used) {
    int first = firstOf(value, sorted);
    return first + used[first]++;
  }

  private static int firstOf(double value, double[] sorted) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Double.compare(sorted[middle], value) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static List<Double> prefixQuantiles(RankTree seen, double[] sorted, double[] quantiles) {
    return Arrays.stream(quantiles)
        .map(q -> Quantile.linear(seen.present(), q, k -> sorted[seen.find(k)]))
        .boxed()
        .toList();
  }

  private static Point point(int runs, RunningMoments moments, List<Double> quantiles) {
    return new Point(
        runs, moments.count(), moments.mean(), moments.std(), moments.standardError(), quantiles);
  }

  /// The estimates after the first `runs` runs.
  ///
  /// @param count how many of them had a value
  /// @param std divided by `count - 1`; `NaN` below two values
  /// @param standardError of the mean; `NaN` below two values
  /// @param quantiles in the order asked for; see [Quantile]
  public record Point(
      int runs, long count, double mean, double std, double standardError, List<Double> quantiles) {
    public Point {
      quantiles = List.copyOf(quantiles);
    }
  }
}
