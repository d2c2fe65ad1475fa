package dev.skysweep.analysis;

import dev.skysweep.results.RowsByRun;
import dev.skysweep.results.RunRows;
import dev.skysweep.statistics.Sample;
import java.util.List;

/// The rows of each run by itself, as a sample.
public final class RunSamples {
  private RunSamples() {}

  /// Takes one run's values of one column.
  public interface Visitor {
    void sample(int runId, OutputColumn column, Sample sample);
  }

  /// Visits run after run, column after column. Runs without rows are left out.
  ///
  /// @param columns all of one output; at least one
  public static void forEach(StudyMetrics metrics, List<OutputColumn> columns, Visitor visitor) {
    List<String> names = columns.stream().map(OutputColumn::name).toList();
    try (RowsByRun runs = metrics.result().rows(columns.getFirst().key(), names)) {
      for (RunRows rows = runs.next(); rows != null; rows = runs.next()) {
        for (int i = 0; i < columns.size(); i++) {
          visitor.sample(rows.runId(), columns.get(i), Sample.of(rows.columns()[i]));
        }
      }
    }
  }
}
