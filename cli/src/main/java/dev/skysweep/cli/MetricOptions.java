package dev.skysweep.cli;

import dev.skysweep.analysis.OutputColumn;
import dev.skysweep.analysis.StudyMetrics;
import dev.skysweep.statistics.rules.Reduction;
import dev.skysweep.statistics.rules.RunMetric;
import dev.skysweep.study.StudyException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which numbers of the runs are meant.
final class MetricOptions {
  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      description = {
        "One number a run: max(RF.Sat.Earth.Altitude), with first, last, min, max, mean, range,",
        "sum, count; at(RF.Sat.X, 90 min); or a column alone, for its last row. May be repeated."
      })
  private List<String> written = new ArrayList<>();

  /// Those asked for; without any the last row of every column of an output.
  List<RunMetric> of(StudyMetrics study, @Nullable String output) {
    return written.isEmpty() ? study.lastRows(output) : asked();
  }

  List<RunMetric> asked() {
    return written.stream().map(RunMetric::parse).toList();
  }

  /// Columns, where every row is wanted; may be none.
  List<OutputColumn> columns(StudyMetrics study) {
    var columns = new ArrayList<OutputColumn>();
    for (RunMetric metric : asked()) {
      if (!(metric instanceof RunMetric.Reduced(Reduction reduction, String column))
          || reduction != Reduction.LAST) {
        throw new StudyException(
            "with --by, --metric names a column, not %s: every row is looked at".formatted(metric));
      }
      columns.add(study.column(column));
    }
    return columns;
  }
}
