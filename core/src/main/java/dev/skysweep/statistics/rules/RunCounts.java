package dev.skysweep.statistics.rules;

/// How many runs met a requirement.
///
/// @param unknown runs that say neither: they failed, or lack the value
public record RunCounts(int met, int missed, int unknown) {
  public RunCounts {
    if (met < 0 || missed < 0 || unknown < 0) {
      throw new IllegalArgumentException(
          "counts of runs can't be negative: %d, %d, %d".formatted(met, missed, unknown));
    }
  }

  public int total() {
    return Math.addExact(Math.addExact(met, missed), unknown);
  }
}
