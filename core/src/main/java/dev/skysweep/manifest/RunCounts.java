package dev.skysweep.manifest;

/// How many runs of a sweep stand where.
///
/// @param missing asked for but not recorded
/// @param unknown recorded with a status that this version does not know
public record RunCounts(int ok, int failed, int skipped, int unknown, int missing) {
  /// All runs of the sweep, extensions included.
  public int total() {
    return ok + failed + skipped + unknown + missing;
  }

  /// Whether every run has an outcome, be it a failure.
  public boolean complete() {
    return missing == 0;
  }
}
