package dev.skysweep.statistics.failures;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A part of parameter space in which runs fail more often than elsewhere.
///
/// @param conditions all of which hold in the region; at least one
/// @param failures of the runs in it
/// @param runs in it
public record FailureRegion(List<Condition> conditions, int failures, int runs) {
  public FailureRegion {
    conditions = List.copyOf(conditions);
  }

  /// Between 0 and 1.
  public double failureRate() {
    return (double) failures / runs;
  }

  /// For people: `Sat.SMA <= 6500 and Sat.ECC > 0.02: 41 of 45 runs fail (91 %)`.
  public String words() {
    String where = conditions.stream().map(Condition::words).collect(Collectors.joining(" and "));
    String share = String.format(Locale.ROOT, "%.0f", 100 * failureRate());
    return "%s: %d of %d runs fail (%s %%)".formatted(where, failures, runs, share);
  }
}
