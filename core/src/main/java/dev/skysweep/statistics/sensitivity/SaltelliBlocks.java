package dev.skysweep.statistics.sensitivity;

import java.util.Arrays;

/// The outputs of a Saltelli design, taken apart. Each base point is one block of consecutive runs:
/// `A`, then `A` with one column from `B` for each parameter, then (second order) `B` with one
/// column from `A` for each parameter, then `B`.
///
/// A block with a failed run is dropped whole: the estimators need all of it.
final class SaltelliBlocks {
  private final int parameters;
  private final boolean secondOrder;
  private final int rows;
  private final double[] values;
  private final int lost;

  private SaltelliBlocks(int parameters, boolean secondOrder, int rows, double[] values, int lost) {
    this.parameters = parameters;
    this.secondOrder = secondOrder;
    this.rows = rows;
    this.values = values;
    this.lost = lost;
  }

  /// @param outputs in run order, `NaN` for a failed run
  /// @throws IllegalArgumentException if they are not a whole number of blocks
  static SaltelliBlocks of(double[] outputs, int parameters, boolean secondOrder) {
    int rows = (secondOrder ? 2 : 1) * parameters + 2;
    if (parameters < 1 || outputs.length % rows != 0) {
      throw new IllegalArgumentException(
          "%d outputs are no Saltelli design of %d parameters: blocks have %d runs"
              .formatted(outputs.length, parameters, rows));
    }
    int all = outputs.length / rows;
    double[] values = new double[outputs.length];
    int kept = 0;
    for (int block = 0; block < all; block++) {
      int start = block * rows;
      if (Arrays.stream(outputs, start, start + rows).allMatch(Double::isFinite)) {
        System.arraycopy(outputs, start, values, kept++ * rows, rows);
      }
    }
    values = Arrays.copyOf(values, kept * rows);
    return new SaltelliBlocks(parameters, secondOrder, rows, values, all - kept);
  }

  /// The same with mean 0 and standard deviation 1 over all outputs, which keeps the estimators
  /// from cancelling; unchanged if the outputs don't vary.
  SaltelliBlocks standardised() {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(y -> (y - mean) * (y - mean)).sum();
    double std = Math.sqrt(squares / values.length);
    double[] standardised =
        std > 0 ? Arrays.stream(values).map(y -> (y - mean) / std).toArray() : values;
    return new SaltelliBlocks(parameters, secondOrder, rows, standardised, lost);
  }

  int parameters() {
    return parameters;
  }

  boolean secondOrder() {
    return secondOrder;
  }

  /// Blocks left.
  int size() {
    return values.length / rows;
  }

  /// Blocks dropped.
  int lost() {
    return lost;
  }

  double a(int block) {
    return values[block * rows];
  }

  double b(int block) {
    return values[block * rows + rows - 1];
  }

  /// `A` with the parameter's column from `B`.
  double ab(int block, int parameter) {
    return values[block * rows + 1 + parameter];
  }

  /// `B` with the parameter's column from `A`.
  double ba(int block, int parameter) {
    return values[block * rows + 1 + parameters + parameter];
  }
}
