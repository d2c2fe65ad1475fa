package dev.skysweep.analysis;

import dev.skysweep.manifest.RunCounts;
import dev.skysweep.statistics.ClopperPearson;
import dev.skysweep.statistics.Interval;

/// How likely a run of the study fails. Runs that were skipped or not made say nothing.
///
/// @param runs made
/// @param share failed of them; `NaN` without any
/// @param interval Clopper and Pearson's
public record FailureProbability(int failed, int runs, double share, Interval interval) {
  /// From the counts of a manifest.
  public static FailureProbability of(RunCounts counts, double confidence) {
    int runs = counts.ok() + counts.failed();
    return runs == 0
        ? new FailureProbability(0, 0, Double.NaN, new Interval(0, 1, confidence))
        : new FailureProbability(
            counts.failed(),
            runs,
            (double) counts.failed() / runs,
            ClopperPearson.of(counts.failed(), runs, confidence));
  }
}
