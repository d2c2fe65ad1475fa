package dev.skysweep.statistics.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Sobol's variance-based sensitivity indices of a Saltelli design, with bootstrap intervals: equal
/// to SALib's, given the same random indices.
///
/// All indices are 0 if the output doesn't vary.
///
/// @param indices all first-order ones, then all totals, then the interactions row by row
/// @param blocks base points that went in
/// @param lostBlocks base points dropped because one of their runs failed
public record SobolIndices(List<SobolIndex> indices, int blocks, int lostBlocks) {
  /// SALib's default.
  public static final int RESAMPLES = 100;

  public SobolIndices {
    indices = List.copyOf(indices);
  }

  /// Of all blocks without a failed run.
  ///
  /// @param outputs of all runs in run order, `NaN` where a run failed
  /// @param secondOrder whether the design holds the runs for interactions
  /// @param confidence of the intervals
  /// @param indexBelow draws the bootstrap: called `blocks x RESAMPLES` times with the number of
  ///   blocks left, the resamples of the first draw first, as numpy fills `integers(blocks,
  ///   size=(blocks, 100))`
  /// @throws IllegalArgumentException if the outputs are not a whole number of blocks
  /// @throws TooFewRunsException if fewer than two blocks are whole
  public static SobolIndices of(
      double[] outputs,
      int parameters,
      boolean secondOrder,
      double confidence,
      IntUnaryOperator indexBelow) {
    var blocks = SaltelliBlocks.of(outputs, parameters, secondOrder).standardised();
    int size = blocks.size();
    if (size < 2) {
      throw new TooFewRunsException("A Sobol analysis", "base points", 2, size);
    }
    var all = new int[size];
    for (int block = 0; block < size; block++) {
      all[block] = block;
    }
    SobolEstimate estimate = SobolEstimate.of(blocks, all);
    List<SobolEstimate> resampled = resample(blocks, indexBelow);
    return new SobolIndices(assemble(estimate, resampled, confidence, blocks), size, blocks.lost());
  }

  private static List<SobolEstimate> resample(SaltelliBlocks blocks, IntUnaryOperator indexBelow) {
    int size = blocks.size();
    var chosen = new int[RESAMPLES][size];
    for (int draw = 0; draw < size; draw++) {
      for (int resample = 0; resample < RESAMPLES; resample++) {
        chosen[resample][draw] = indexBelow.applyAsInt(size);
      }
    }
    var estimates = new ArrayList<SobolEstimate>(RESAMPLES);
    for (int[] choice : chosen) {
      estimates.add(SobolEstimate.of(blocks, choice));
    }
    return estimates;
  }

  private static List<SobolIndex> assemble(
      SobolEstimate estimate,
      List<SobolEstimate> resampled,
      double confidence,
      SaltelliBlocks blocks) {
    var indices = new ArrayList<SobolIndex>();
    int d = blocks.parameters();
    for (int j = 0; j < d; j++) {
      int at = j;
      double half = Bootstrap.halfWidth(resampled, each -> each.first()[at], confidence);
      indices.add(new SobolIndex(SobolIndex.Order.FIRST, j, j, estimate.first()[j], half));
    }
    for (int j = 0; j < d; j++) {
      int at = j;
      double half = Bootstrap.halfWidth(resampled, each -> each.total()[at], confidence);
      indices.add(new SobolIndex(SobolIndex.Order.TOTAL, j, j, estimate.total()[j], half));
    }
    for (int j = 0; blocks.secondOrder() && j < d; j++) {
      for (int k = j + 1; k < d; k++) {
        int row = j;
        int column = k;
        double half =
            Bootstrap.halfWidth(resampled, each -> each.second()[row][column], confidence);
        indices.add(new SobolIndex(SobolIndex.Order.SECOND, j, k, estimate.second()[j][k], half));
      }
    }
    return indices;
  }
}
