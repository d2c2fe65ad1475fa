package dev.skysweep.view.plot;

import java.util.Arrays;

/// Counts of values in bins of equal width.
///
/// @param edges one more than counts, rising
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record Histogram(double[] edges, int[] counts) {
  private static final int FEWEST_BINS = 5;
  private static final int MOST_BINS = 40;

  /// Bins as wide as Freedman and Diaconis say (On the histogram as a density estimator, 1981), but
  /// from 5 to 40 of them; values that are not finite are left out.
  public static Histogram of(double... values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return new Histogram(new double[] {0, 1}, new int[1]);
    }
    double low = sorted[0];
    double high = sorted[sorted.length - 1];
    if (low == high) {
      double half = low == 0 ? 0.5 : Math.abs(low) * 0.01;
      return new Histogram(new double[] {low - half, low + half}, new int[] {sorted.length});
    }
    int bins = bins(sorted);
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = i == bins ? high : low + (high - low) * i / bins;
    }
    int[] counts = new int[bins];
    for (double value : sorted) {
      counts[place(value, low, high, bins)]++;
    }
    return new Histogram(edges, counts);
  }

  /// In which of the bins between low and high a value lies.
  static int place(double value, double low, double high, int bins) {
    return (int) Math.min(bins - 1, Math.floor((value - low) / (high - low) * bins));
  }

  private static int bins(double[] sorted) {
    double spread = sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4];
    double width = 2 * spread / Math.cbrt(sorted.length);
    double wanted = (sorted[sorted.length - 1] - sorted[0]) / width;
    return Double.isFinite(wanted)
        ? (int) Math.clamp(Math.ceil(wanted), FEWEST_BINS, MOST_BINS)
        : FEWEST_BINS;
  }
}
