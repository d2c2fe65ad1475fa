package dev.skysweep.statistics;

/// The quantile of a sample as numpy's and pandas' default defines it ("linear", number 7 of
/// Hyndman and Fan, The American Statistician 50, 1996): at position `(n - 1) q` between the order
/// statistics, counted from 0.
public final class Quantile {
  private Quantile() {}

  /// The quantile `q` of sorted values.
  ///
  /// @param sorted ascending, without `NaN`
  /// @param q between 0 and 1, both included
  /// @return `NaN` for an empty sample
  public static double linear(double[] sorted, double q) {
    return linear(sorted.length, q, rank -> sorted[rank]);
  }

  /// As above over any source of order statistics, ranks counted from 0.
  static double linear(int count, double q, OrderStatistics values) {
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException(
          "a quantile must lie between 0 and 1, but is %s".formatted(q));
    }
    if (count == 0) {
      return Double.NaN;
    }
    double position = (count - 1) * q;
    int below = (int) Math.floor(position);
    if (below >= count - 1) {
      return values.at(count - 1);
    }
    return between(values.at(below), values.at(below + 1), position - below);
  }

  /// From the nearer end, as numpy does, so that the last bit is equal too; and unlike numpy an
  /// infinite value beside itself stays infinite.
  private static double between(double a, double b, double weight) {
    if (a == b) {
      return a;
    }
    return weight >= 0.5 ? b - (b - a) * (1 - weight) : a + (b - a) * weight;
  }

  interface OrderStatistics {
    double at(int rank);
  }
}
