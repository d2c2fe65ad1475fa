package dev.skysweep.statistics.sensitivity;

import java.util.Arrays;

/// Least squares by the modified Gram-Schmidt decomposition with the right side as last column,
/// which is as stable as Householder's (Björck, Numerical Methods for Least Squares Problems, 2.4).
///
/// @param coefficients `NaN` for a column that is zero or a combination of those before it
/// @param inflation diagonal of the inverse of the columns' Gram matrix: the coefficients'
///   variances over that of the residuals
/// @param residualSquares what is left of the right side
/// @param rank columns that count
@SuppressWarnings("ArrayRecordComponent") // Never compared, and never leaves the package.
record LeastSquares(double[] coefficients, double[] inflation, double residualSquares, int rank) {
  /// Of columns of length 1: what is left of one that depends on the others is rounding.
  private static final double DEPENDENT = 1e-9;

  /// @param columns of length 1 or 0; not changed
  static LeastSquares of(double[][] columns, double[] right) {
    int all = columns.length;
    double[][] q = new double[all][];
    double[][] r = new double[all][all];
    double[] projected = new double[all];
    double[] rest = right.clone();
    for (int j = 0; j < all; j++) {
      q[j] = columns[j].clone();
      for (int i = 0; i < j; i++) {
        r[i][j] = Standardised.dot(q[i], q[j]);
        subtract(q[j], r[i][j], q[i]);
      }
      double length = Math.sqrt(Standardised.dot(q[j], q[j]));
      r[j][j] = length > DEPENDENT ? length : 0;
      double scale = r[j][j] == 0 ? 0 : 1 / length;
      q[j] = Arrays.stream(q[j]).map(value -> value * scale).toArray();
      projected[j] = Standardised.dot(q[j], rest);
      subtract(rest, projected[j], q[j]);
    }
    int rank = 0;
    for (int j = 0; j < all; j++) {
      rank += r[j][j] == 0 ? 0 : 1;
    }
    return new LeastSquares(solve(r, projected), inflation(r), Standardised.dot(rest, rest), rank);
  }

  private static void subtract(double[] from, double factor, double[] what) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= factor * what[i];
    }
  }

  /// Backwards; dependent columns take no part.
  private static double[] solve(double[][] r, double[] right) {
    double[] solution = right.clone();
    for (int i = r.length - 1; i >= 0; i--) {
      for (int j = i + 1; j < r.length; j++) {
        solution[i] -= r[j][j] == 0 ? 0 : r[i][j] * solution[j];
      }
      solution[i] = r[i][i] == 0 ? Double.NaN : solution[i] / r[i][i];
    }
    return solution;
  }

  /// Squared lengths of the rows of the inverse of `r`, one column of the inverse at a time.
  private static double[] inflation(double[][] r) {
    double[] squares = new double[r.length];
    for (int k = 0; k < r.length; k++) {
      double[] unit = new double[r.length];
      unit[k] = 1;
      double[] column = solve(r, unit);
      for (int i = 0; i < r.length; i++) {
        squares[i] += r[k][k] == 0 && i != k ? 0 : column[i] * column[i];
      }
    }
    return squares;
  }
}
