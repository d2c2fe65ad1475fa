package dev.skysweep.results;

import dev.skysweep.statistics.TimeGrid;
import dev.skysweep.statistics.TimeSeries;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dflib.DataFrame;
import org.dflib.Series;
import org.jspecify.annotations.Nullable;

/// An output of all runs at the same times, so that runs can be compared row by row whatever steps
/// the integrator took.
final class Resampling {
  private static final double NANOS = 1e9;
  private static final int MOST_STEPS = 1 << 24;

  private final DataFrame frame;
  private final List<String> columns = new ArrayList<>();

  /// @param frame with `run_id`, `time`, and rows ordered by them
  Resampling(DataFrame frame) {
    this.frame = frame;
    for (String name : frame.getColumnsIndex()) {
      if (isNumeric(frame.getColumn(name))) {
        columns.add(name);
      }
    }
  }

  private static boolean isNumeric(Series<?> column) {
    boolean hasNumber = false;
    for (int row = 0; row < column.size(); row++) {
      Object value = column.get(row);
      if (value != null && !(value instanceof Double)) {
        return false;
      }
      hasNumber |= value != null;
    }
    return hasNumber;
  }

  /// Every numeric column on straight lines between the runs' own rows, at times a step apart from
  /// the latest start to the earliest end of the runs: `run_id`, `time`, the columns. Runs without
  /// rows have none.
  DataFrame every(Duration step) {
    Map<Long, int[]> runs = rowsOfRuns();
    if (runs.isEmpty()) {
      throw new ResultsException("no run has rows with a time to read at other times");
    }
    LocalDateTime origin = time(runs.values().iterator().next()[0]);
    double start = Double.NEGATIVE_INFINITY;
    double end = Double.POSITIVE_INFINITY;
    for (int[] rows : runs.values()) {
      TimeSeries span = series(rows, origin, null);
      start = Math.max(start, span.start());
      end = Math.min(end, span.end());
    }
    double seconds = step.toNanos() / NANOS;
    if (start > end) {
      throw new ResultsException("the runs have no time in common");
    }
    if ((end - start) / seconds > MOST_STEPS) {
      throw new ResultsException(
          "a step of %s s over %s s gives too many rows: take a longer one"
              .formatted(seconds, end - start));
    }
    return build(runs, origin, TimeGrid.even(start, end, seconds));
  }

  private DataFrame build(Map<Long, int[]> runs, LocalDateTime origin, double[] grid) {
    LocalDateTime[] times =
        Arrays.stream(grid)
            .mapToObj(seconds -> origin.plusNanos(Math.round(seconds * NANOS)))
            .toArray(LocalDateTime[]::new);
    long[] ids = new long[runs.size() * grid.length];
    LocalDateTime[] epochs = new LocalDateTime[ids.length];
    double[][] values = new double[columns.size()][ids.length];
    int at = 0;
    for (Map.Entry<Long, int[]> run : runs.entrySet()) {
      Arrays.fill(ids, at, at + grid.length, run.getKey());
      System.arraycopy(times, 0, epochs, at, grid.length);
      for (int column = 0; column < columns.size(); column++) {
        double[] read = series(run.getValue(), origin, columns.get(column)).on(grid);
        System.arraycopy(read, 0, values[column], at, grid.length);
      }
      at += grid.length;
    }
    List<String> names = new ArrayList<>(List.of("run_id", "time"));
    names.addAll(columns);
    List<Series<?>> all = new ArrayList<>(List.of(Series.ofLong(ids), Series.of(epochs)));
    Arrays.stream(values).forEach(column -> all.add(Series.ofDouble(column)));
    return DataFrame.byColumn(names.toArray(String[]::new)).of(all.toArray(Series<?>[]::new));
  }

  private Map<Long, int[]> rowsOfRuns() {
    Map<Long, List<Integer>> rows = new TreeMap<>();
    for (int row = 0; row < frame.height(); row++) {
      if (frame.get("time", row) != null) {
        rows.computeIfAbsent((Long) frame.get("run_id", row), _ -> new ArrayList<>()).add(row);
      }
    }
    Map<Long, int[]> arrays = new TreeMap<>();
    rows.forEach(
        (run, list) -> arrays.put(run, list.stream().mapToInt(Integer::intValue).toArray()));
    return arrays;
  }

  private TimeSeries series(int[] rows, LocalDateTime origin, @Nullable String column) {
    double[] seconds = new double[rows.length];
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      seconds[i] = Duration.between(origin, time(rows[i])).toNanos() / NANOS;
      Object value = column == null ? null : frame.get(column, rows[i]);
      values[i] = value instanceof Double number ? number : Double.NaN;
    }
    return TimeSeries.linear(seconds, values);
  }

  private LocalDateTime time(int row) {
    return (LocalDateTime) frame.get("time", row);
  }
}
