package dev.skysweep.analysis;

import dev.skysweep.results.RowsByRun;
import dev.skysweep.results.RunRows;
import dev.skysweep.results.SweepResult;
import dev.skysweep.statistics.TimeSeries;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values of all runs at the same times. A study may be larger than the memory: its rows are
/// read anew for every block of columns and times that fits into a quarter of the heap.
public final class AlignedValues {
  private final SweepResult result;
  private final String key;
  private final List<String> columns;
  private final Clock clock;
  private final EpochGrid grid;

  private AlignedValues(
      SweepResult result, String key, List<String> columns, Clock clock, EpochGrid grid) {
    this.result = result;
    this.key = key;
    this.columns = columns;
    this.clock = clock;
    this.grid = grid;
  }

  /// Finds the times; no value is read yet.
  ///
  /// @param output its name; null for the only report
  /// @param stepSeconds of the grid; null for the runs' own times if they share them
  /// @throws AnalysisException if there is no such output, or it has no epochs
  public static AlignedValues of(
      StudyMetrics metrics, @Nullable String output, Clock clock, @Nullable Double stepSeconds) {
    SweepResult result = metrics.result();
    String key = metrics.finder().output(output);
    List<String> columns = metrics.finder().columns(key);
    if (!result.hasTime(key) || columns.isEmpty()) {
      throw new AnalysisException(
          "%s has no %s to compare runs by"
              .formatted(key, columns.isEmpty() ? "column of numbers" : "epochs"));
    }
    try (RowsByRun runs = result.rows(key, columns.subList(0, 1))) {
      return new AlignedValues(result, key, columns, clock, EpochGrid.of(runs, clock, stepSeconds));
    }
  }

  public EpochGrid grid() {
    return grid;
  }

  /// The output's columns of numbers.
  public List<OutputColumn> columns() {
    return columns.stream().map(name -> new OutputColumn(key, name)).toList();
  }

  /// Takes the values of all runs at one time.
  public interface Visitor {
    /// One column at one time.
    ///
    /// @param nanos as the grid counts them
    /// @param values one for each run that has rows, by rising run id; `NaN` where the run has none
    ///   at that time
    void values(OutputColumn column, long nanos, double[] values);
  }

  /// Visits column after column, each at all times.
  ///
  /// @param wanted of [#columns]
  public void forEach(List<OutputColumn> wanted, Visitor visitor) {
    int epochs = grid.nanos().length;
    if (epochs == 0) {
      return;
    }
    long cells = Runtime.getRuntime().maxMemory() / Double.BYTES / 4;
    int epochsAtOnce = Math.clamp(cells / grid.runs(), 1, epochs);
    int columnsAtOnce =
        epochsAtOnce < epochs ? 1 : Math.clamp(cells / grid.runs() / epochs, 1, wanted.size());
    for (int column = 0; column < wanted.size(); column += columnsAtOnce) {
      int columnEnd = Math.min(wanted.size(), column + columnsAtOnce);
      for (int from = 0; from < epochs; from += epochsAtOnce) {
        int to = Math.min(epochs, from + epochsAtOnce);
        visit(
            wanted.subList(column, columnEnd), Arrays.copyOfRange(grid.nanos(), from, to), visitor);
      }
    }
  }

  private void visit(List<OutputColumn> some, long[] nanos, Visitor visitor) {
    var set = new ColumnSet(columns);
    int[][] places = new int[some.size()][];
    for (int i = 0; i < places.length; i++) {
      String name = some.get(i).name();
      places[i] = new int[] {set.add(name), grid.shared() ? -1 : set.addRate(name)};
    }
    double[][][] block = new double[some.size()][nanos.length][grid.runs()];
    int run = 0;
    try (RowsByRun runs = result.rows(key, set.names())) {
      for (RunRows rows = runs.next(); rows != null; rows = runs.next()) {
        if (rows.nanos()[0] != RunRows.NO_EPOCH) {
          for (int i = 0; i < places.length; i++) {
            fill(block[i], run, clock.on(rows), places[i], nanos);
          }
          run++;
        }
      }
    }
    for (int i = 0; i < block.length; i++) {
      for (int epoch = 0; epoch < nanos.length; epoch++) {
        visitor.values(some.get(i), nanos[epoch], block[i][epoch]);
      }
    }
  }

  private void fill(double[][] block, int run, RunRows rows, int[] place, long[] nanos) {
    if (grid.shared()) {
      fillShared(block, run, rows, rows.columns()[place[0]], nanos);
      return;
    }
    long origin = nanos[0];
    TimeSeries series = RunSeries.of(rows, place[0], place[1], origin);
    for (int epoch = 0; epoch < nanos.length; epoch++) {
      block[epoch][run] = series.at((nanos[epoch] - origin) / 1e9);
    }
  }

  /// Of several rows at one time, which GMAT writes about a manoeuvre, the last counts.
  private static void fillShared(
      double[][] block, int run, RunRows rows, double[] values, long[] nanos) {
    int row = 0;
    for (int epoch = 0; epoch < nanos.length; epoch++) {
      double value = Double.NaN;
      for (; row < values.length && rows.nanos()[row] <= nanos[epoch]; row++) {
        value = rows.nanos()[row] == nanos[epoch] ? values[row] : value;
      }
      block[epoch][run] = value;
    }
  }
}
