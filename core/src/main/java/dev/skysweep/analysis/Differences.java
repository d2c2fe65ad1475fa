package dev.skysweep.analysis;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.results.RowsByRun;
import dev.skysweep.results.RunRows;
import dev.skysweep.statistics.Difference;
import dev.skysweep.statistics.rules.Reduction;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What differs between two studies, run by run: the second's values less the first's. Where a run
/// reports at other times in the second, that one is read at the first's times, between its rows.
public final class Differences {
  /// What stands beside what.
  public enum By {
    /// Rows of the same time, or of the same place if there are no epochs.
    ROW,
    /// The last value of each run.
    RUN
  }

  private final StudyMetrics first;
  private final StudyMetrics second;
  private final String key;
  private final List<String> columns;
  private final boolean timed;
  private int interpolatedRuns;

  /// Of two studies.
  ///
  /// @param output its name in both; null for the only report
  /// @throws AnalysisException if a study lacks it, or they share no column of numbers
  public Differences(StudyMetrics first, StudyMetrics second, @Nullable String output) {
    this.first = first;
    this.second = second;
    this.key = first.finder().output(output);
    String other = second.finder().output(output == null ? key : output);
    List<String> others = second.finder().columns(other);
    this.columns = first.finder().columns(key).stream().filter(others::contains).toList();
    if (columns.isEmpty()) {
      throw new AnalysisException(
          "the two studies share no column of numbers in " + OutputColumn.shortName(key));
    }
    this.timed = first.result().hasTime(key) && second.result().hasTime(other);
  }

  /// The shared columns of numbers, in the first's order.
  public List<String> columns() {
    return columns;
  }

  public boolean timed() {
    return timed;
  }

  /// Runs whose second half was read between its rows; known after [#forEach].
  public int interpolatedRuns() {
    return interpolatedRuns;
  }

  /// Takes one row of differences.
  public interface Visitor {
    /// One row of the first study.
    ///
    /// @param nanos since 1970; [RunRows#NO_EPOCH] without
    /// @param differences one a column
    void row(int runId, long nanos, List<Difference> differences);
  }

  /// Visits the rows that both studies have, by run and time.
  public void forEach(By by, Visitor visitor) {
    interpolatedRuns = 0;
    String other = second.finder().output(key);
    try (RowsByRun ones = first.result().rows(key, columns);
        RowsByRun others = second.result().rows(other, columns)) {
      RunRows one = ones.next();
      RunRows another = others.next();
      while (one != null && another != null) {
        if (one.runId() == another.runId()) {
          switch (by) {
            case ROW -> rows(one, another, visitor);
            case RUN -> visitor.row(one.runId(), RunRows.NO_EPOCH, ofLast(one, another));
          }
        }
        int run = one.runId();
        one = run <= another.runId() ? ones.next() : one;
        another = another.runId() <= run ? others.next() : another;
      }
    }
  }

  /// A run that ended otherwise in the second study.
  public record StatusChange(int runId, RunStatus before, RunStatus after) {}

  /// Of the runs that both studies have.
  public List<StatusChange> statusChanges() {
    Manifest before = first.result().manifest();
    Manifest after = second.result().manifest();
    int shared = Math.min(before.runCount(), after.runCount());
    return IntStream.range(0, shared)
        .filter(run -> before.status(run) != after.status(run))
        .mapToObj(run -> new StatusChange(run, before.status(run), after.status(run)))
        .toList();
  }

  /// `ok` if the run ended alike, else both words: `failed/ok`.
  public String statusWord(int runId) {
    String before = first.result().manifest().status(runId).key();
    String after = second.result().manifest().status(runId).key();
    return before.equals(after) ? "ok" : before + "/" + after;
  }

  private List<Difference> ofLast(RunRows one, RunRows another) {
    return IntStream.range(0, columns.size())
        .mapToObj(i ->
            Difference.of(
                Reduction.LAST.of(one.columns()[i]), Reduction.LAST.of(another.columns()[i])))
        .toList();
  }

  private void rows(RunRows one, RunRows another, Visitor visitor) {
    boolean sameTimes = !timed || Arrays.equals(one.nanos(), another.nanos());
    double[][] seconds = sameTimes ? another.columns() : readAt(one, another);
    interpolatedRuns += sameTimes ? 0 : 1;
    int rows = Math.min(one.rows(), seconds[0].length);
    for (int row = 0; row < rows; row++) {
      int at = row;
      List<Difference> differences =
          IntStream.range(0, columns.size())
              .mapToObj(i -> Difference.of(one.columns()[i][at], seconds[i][at]))
              .toList();
      visitor.row(one.runId(), timed ? one.nanos()[row] : RunRows.NO_EPOCH, differences);
    }
  }

  private double[][] readAt(RunRows one, RunRows another) {
    long origin = one.nanos()[0];
    double[] times = one.seconds(origin);
    double[][] values = new double[columns.size()][];
    for (int i = 0; i < values.length; i++) {
      String rate = RateColumn.of(columns.get(i), columns);
      int place = rate == null ? -1 : columns.indexOf(rate);
      values[i] = RunSeries.of(another, i, place, origin).on(times);
    }
    return values;
  }
}
