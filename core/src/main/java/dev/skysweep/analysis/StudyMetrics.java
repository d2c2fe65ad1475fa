package dev.skysweep.analysis;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.results.RowsByRun;
import dev.skysweep.results.RunRows;
import dev.skysweep.results.SweepResult;
import dev.skysweep.statistics.rules.Moment;
import dev.skysweep.statistics.rules.Reduction;
import dev.skysweep.statistics.rules.RunMetric;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The metrics of a study's runs. Not thread-safe.
public final class StudyMetrics {
  private final SweepResult result;
  private final ColumnFinder finder;

  public StudyMetrics(SweepResult result) {
    this.result = result;
    this.finder = new ColumnFinder(result);
  }

  /// One number a run.
  ///
  /// @throws AnalysisException if no output has the metric's column, with close names
  public MetricValues of(RunMetric metric) {
    return of(List.of(metric)).getFirst();
  }

  /// Several metrics; those of one output are read in one pass.
  public List<MetricValues> of(List<RunMetric> metrics) {
    List<MetricValues> all =
        metrics.stream().map(metric -> blank(metric, finder.find(metric.column()))).toList();
    Map<String, List<MetricValues>> byOutput = new LinkedHashMap<>();
    all.forEach(
        each -> byOutput.computeIfAbsent(each.column().key(), _ -> new ArrayList<>()).add(each));
    byOutput.forEach(this::read);
    return all;
  }

  /// The last row of every column of numbers of an output.
  ///
  /// @param output its name; null for the study's only report
  public List<RunMetric> lastRows(@Nullable String output) {
    return columns(output).stream()
        .<RunMetric>map(column -> new RunMetric.Reduced(Reduction.LAST, column.toString()))
        .toList();
  }

  /// The column that is named so: `RF.Sat.Earth.Altitude`, or as much of it as is needed.
  ///
  /// @throws AnalysisException if there is none or several, with close names
  public OutputColumn column(String written) {
    return finder.find(written);
  }

  /// The columns of numbers of an output.
  ///
  /// @param output its name; null for the study's only report
  public List<OutputColumn> columns(@Nullable String output) {
    String key = finder.output(output);
    return finder.columns(key).stream().map(name -> new OutputColumn(key, name)).toList();
  }

  SweepResult result() {
    return result;
  }

  ColumnFinder finder() {
    return finder;
  }

  private MetricValues blank(RunMetric metric, OutputColumn column) {
    if (metric instanceof RunMetric.AtMoment && !result.hasTime(column.key())) {
      throw new AnalysisException(
          "%s can't be read at a time: %s has no epochs".formatted(metric, column.key()));
    }
    Manifest manifest = result.manifest();
    double[] values = new double[manifest.runCount()];
    Arrays.fill(values, Double.NaN);
    if (metric instanceof RunMetric.Reduced(Reduction reduction, _)) {
      // A run that is ok but left no row has a sum and a count.
      Arrays.setAll(
          values, run -> manifest.status(run) == RunStatus.OK ? reduction.of() : Double.NaN);
    }
    return new MetricValues(metric, column, values);
  }

  private void read(String key, List<MetricValues> metrics) {
    var wanted = new ColumnSet(finder.columns(key));
    int[][] places = new int[metrics.size()][];
    for (int i = 0; i < places.length; i++) {
      String name = metrics.get(i).column().name();
      boolean timed = metrics.get(i).metric() instanceof RunMetric.AtMoment;
      places[i] = new int[] {wanted.add(name), timed ? wanted.addRate(name) : -1};
    }
    try (RowsByRun runs = result.rows(key, wanted.names())) {
      for (RunRows rows = runs.next(); rows != null; rows = runs.next()) {
        for (int i = 0; i < places.length; i++) {
          MetricValues each = metrics.get(i);
          each.values()[rows.runId()] = value(each.metric(), rows, places[i][0], places[i][1]);
        }
      }
    }
  }

  private static double value(RunMetric metric, RunRows rows, int column, int rate) {
    return switch (metric) {
      case RunMetric.Reduced(Reduction reduction, _) -> reduction.of(rows.columns()[column]);
      case RunMetric.AtMoment(_, var moment) -> {
        long first = rows.nanos()[0];
        if (first == RunRows.NO_EPOCH) {
          yield Double.NaN;
        }
        double seconds =
            switch (moment) {
              case Moment.Elapsed(double after) -> after;
              case Moment.Epoch(var at) -> {
                var instant = at.toInstant(ZoneOffset.UTC);
                long whole = instant.getEpochSecond() - Math.floorDiv(first, 1_000_000_000L);
                yield whole + (instant.getNano() - Math.floorMod(first, 1_000_000_000L)) / 1e9;
              }
            };
        yield RunSeries.of(rows, column, rate, first).at(seconds);
      }
    };
  }
}
