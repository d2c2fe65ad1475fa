package dev.skysweep.view.plot;

import java.util.ArrayList;
import java.util.List;

/// So many points that they would hide each other, counted in cells.
///
/// @param cells those that hold a point
public record Density(List<Cell> cells) {
  private static final int BINS = 32;

  /// A rectangle and the points in it.
  ///
  /// @param count of the points in the cell
  /// @param mean of the points' colour; `NaN` without
  public record Cell(double x0, double x1, double y0, double y1, int count, double mean) {}

  public Density {
    cells = List.copyOf(cells);
  }

  /// Counts the points whose both coordinates are finite.
  ///
  /// @param colour one a point; may be empty
  public static Density of(Variable x, Variable y, double... colour) {
    double[] xs = x.values();
    double[] ys = y.values();
    double left = x.min();
    double right = x.max();
    double bottom = y.min();
    double top = y.max();
    int[][] counts = new int[BINS][BINS];
    int[][] coloured = new int[BINS][BINS];
    double[][] sums = new double[BINS][BINS];
    for (int i = 0; i < xs.length; i++) {
      if (Double.isFinite(xs[i]) && Double.isFinite(ys[i])) {
        int column = Histogram.place(xs[i], left, right, BINS);
        int row = Histogram.place(ys[i], bottom, top, BINS);
        counts[column][row]++;
        if (colour.length > 0 && Double.isFinite(colour[i])) {
          coloured[column][row]++;
          sums[column][row] += colour[i];
        }
      }
    }
    double width = (right - left) / BINS;
    double height = (top - bottom) / BINS;
    var cells = new ArrayList<Cell>();
    for (int i = 0; i < BINS; i++) {
      for (int j = 0; j < BINS; j++) {
        if (counts[i][j] > 0) {
          double x0 = left + i * width;
          double y0 = bottom + j * height;
          double mean = sums[i][j] / coloured[i][j];
          cells.add(new Cell(x0, x0 + width, y0, y0 + height, counts[i][j], mean));
        }
      }
    }
    return new Density(cells);
  }
}
