package dev.skysweep.statistics.failures;

import java.util.List;

/// Runs that failed in the same way.
///
/// @param kind of failure
/// @param pattern their message with `<path>`, `<name>`, `<epoch>` and `<number>` in place of what
///   differs
/// @param rows of the runs, ascending; the first is the example
/// @param example the first run's message as it is
/// @param regions where in parameter space they lie, most failures first; none if there is no
///   pattern
public record FailureGroup(
    String kind, String pattern, List<Integer> rows, String example, List<FailureRegion> regions) {
  public FailureGroup {
    rows = List.copyOf(rows);
    regions = List.copyOf(regions);
  }

  public int size() {
    return rows.size();
  }
}
