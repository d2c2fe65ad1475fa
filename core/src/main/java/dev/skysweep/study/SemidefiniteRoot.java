package dev.skysweep.study;

/// The lower triangle `L` with `L L^T` = a positive semidefinite matrix, by Cholesky's method in
/// the order of the rows. Row i depends on the first i rows alone.
final class SemidefiniteRoot {
  /// What is left of a variance below this share of it is rounding.
  private static final double ROUNDING = 1e-12;

  private SemidefiniteRoot() {}

  static double[][] of(double[][] matrix) {
    int size = matrix.length;
    double[][] root = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < row; column++) {
        double pivot = root[column][column];
        root[row][column] =
            pivot == 0 ? 0 : (matrix[row][column] - product(root, row, column)) / pivot;
      }
      double left = matrix[row][row] - product(root, row, row);
      root[row][row] = left <= ROUNDING * matrix[row][row] ? 0 : Math.sqrt(left);
    }
    return root;
  }

  private static double product(double[][] root, int row, int column) {
    double sum = 0;
    for (int i = 0; i < column; i++) {
      sum += root[row][i] * root[column][i];
    }
    return sum;
  }
}
