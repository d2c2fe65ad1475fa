package dev.skysweep.manifest;

import java.util.List;

/// The runs from `first` to `first + 999` of one output as they were merged last.
///
/// @param table the output, `report__RF`
/// @param first the block's first run id, a multiple of [#RUNS]
/// @param parts one for each set of columns that its runs have, which is one nearly always
public record MergedBlock(String table, int first, List<MergedPart> parts) {
  /// Run ids in a block.
  public static final int RUNS = 1000;

  public MergedBlock {
    parts = List.copyOf(parts);
  }

  /// The first run id of the block that a run belongs to.
  public static int firstOf(int runId) {
    return runId - runId % RUNS;
  }
}
