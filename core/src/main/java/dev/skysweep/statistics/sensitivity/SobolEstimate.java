package dev.skysweep.statistics.sensitivity;

/// The estimators of the Sobol indices over a choice of blocks, each divided by the variance of the
/// `A` and `B` outputs together: first order and total by Saltelli et al. (Computer Physics
/// Communications 181, 2010, table 2 b and f), second order by Saltelli (ibid. 145, 2002), as SALib
/// takes them.
@SuppressWarnings("ArrayRecordComponent") // Never compared, and never leaves the package.
record SobolEstimate(double[] first, double[] total, double[][] second) {
  /// Below this variance of standardised outputs SALib divides by 1.
  private static final double NO_VARIANCE = Math.ulp(1.0);

  /// @param chosen block of each draw, with repetition for a bootstrap
  static SobolEstimate of(SaltelliBlocks blocks, int[] chosen) {
    double variance = variance(blocks, chosen);
    int d = blocks.parameters();
    var first = new double[d];
    var total = new double[d];
    var second = new double[d][d];
    for (int j = 0; j < d; j++) {
      double products = 0;
      double squares = 0;
      for (int block : chosen) {
        double change = blocks.ab(block, j) - blocks.a(block);
        products += blocks.b(block) * change;
        squares += change * change;
      }
      first[j] = products / chosen.length / variance;
      total[j] = 0.5 * squares / chosen.length / variance;
    }
    if (blocks.secondOrder()) {
      for (int j = 0; j < d; j++) {
        for (int k = j + 1; k < d; k++) {
          second[j][k] = closed(blocks, chosen, j, k) / variance - first[j] - first[k];
        }
      }
    }
    return new SobolEstimate(first, total, second);
  }

  private static double closed(SaltelliBlocks blocks, int[] chosen, int j, int k) {
    double sum = 0;
    for (int block : chosen) {
      sum += blocks.ba(block, j) * blocks.ab(block, k) - blocks.a(block) * blocks.b(block);
    }
    return sum / chosen.length;
  }

  private static double variance(SaltelliBlocks blocks, int[] chosen) {
    double sum = 0;
    for (int block : chosen) {
      sum += blocks.a(block) + blocks.b(block);
    }
    double mean = sum / (2.0 * chosen.length);
    double squares = 0;
    for (int block : chosen) {
      double a = blocks.a(block) - mean;
      double b = blocks.b(block) - mean;
      squares += a * a + b * b;
    }
    double variance = squares / (2.0 * chosen.length);
    return variance > NO_VARIANCE ? variance : 1;
  }
}
