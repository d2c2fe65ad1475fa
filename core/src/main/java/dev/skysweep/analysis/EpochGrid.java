package dev.skysweep.analysis;

import dev.skysweep.results.RowsByRun;
import dev.skysweep.results.RunRows;
import dev.skysweep.statistics.TimeGrid;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The times at which the runs of a study are compared.
///
/// @param nanos rising; since 1970 or since each run's first row, as the clock says
/// @param runs that have rows
/// @param shared whether they are the rows' own: all runs report at them. Otherwise the runs are
///   read between their rows
@SuppressWarnings("ArrayRecordComponent") // Made for arithmetic; never compared.
public record EpochGrid(long[] nanos, int runs, boolean shared) {
  private static final int MOST_EPOCHS = 100_000;

  /// Looks through all rows. If some run reports at times of its own, the grid is even, from the
  /// first time to the last, with the wanted step or about as many times as a run has rows.
  ///
  /// @param stepSeconds null for the runs' own times if they share them
  static EpochGrid of(RowsByRun runs, Clock clock, @Nullable Double stepSeconds) {
    var scan = new Scan();
    for (RunRows rows = runs.next(); rows != null; rows = runs.next()) {
      scan.add(clock.on(rows).nanos());
    }
    if (scan.runs == 0) {
      return new EpochGrid(new long[0], 0, true);
    }
    if (stepSeconds == null && !scan.scattered && scan.union.length == scan.longest) {
      return new EpochGrid(scan.union, scan.runs, true);
    }
    double span = (scan.end - scan.start) / 1e9;
    long typical = Math.clamp(scan.rows / scan.runs, 2L, MOST_EPOCHS);
    double step = stepSeconds != null ? stepSeconds : span / (typical - 1);
    if (!(step > 0 || span == 0) || span / step > MOST_EPOCHS) {
      throw new AnalysisException(
          "a step of %s s over the %s s of the study gives no grid: take one above 0 that gives at most %d times"
              .formatted(step, span, MOST_EPOCHS));
    }
    double[] seconds = span == 0 ? new double[] {0} : TimeGrid.even(0, span, step);
    long start = scan.start;
    long[] nanos = Arrays.stream(seconds).mapToLong(s -> start + Math.round(s * 1e9)).toArray();
    return new EpochGrid(nanos, scan.runs, false);
  }

  /// What one pass over the rows finds.
  private static final class Scan {
    private int runs;
    private long rows;
    private long start = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;

    /// Distinct times of the run that has most.
    private int longest;

    /// Of all runs, until they are scattered.
    private long[] union = {};

    private boolean scattered;

    void add(long[] nanos) {
      long[] times =
          Arrays.stream(nanos).filter(each -> each != RunRows.NO_EPOCH).distinct().toArray();
      if (times.length == 0) {
        return;
      }
      runs++;
      rows += times.length;
      start = Math.min(start, times[0]);
      end = Math.max(end, times[times.length - 1]);
      longest = Math.max(longest, times.length);
      scattered |= union.length > 2L * longest;
      if (!scattered && !holds(times)) {
        union =
            Arrays.stream(new long[][] {union, times})
                .flatMapToLong(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();
      }
    }

    private boolean holds(long[] times) {
      int at = 0;
      for (long time : times) {
        while (at < union.length && union[at] < time) {
          at++;
        }
        if (at == union.length || union[at] != time) {
          return false;
        }
      }
      return true;
    }
  }
}
