package dev.skysweep.view.study;

import dev.skysweep.analysis.OutputColumn;
import dev.skysweep.results.RowsByRun;
import dev.skysweep.results.RunRows;
import dev.skysweep.statistics.Sample;
import dev.skysweep.statistics.TimeSeries;
import dev.skysweep.statistics.rules.RunMetric;
import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.BandPlot;
import dev.skysweep.view.plot.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;

/// Quantiles over the runs of one column, at times since each run's first row.
final class DrawBand {
  private static final double[] LEVELS = {0.05, 0.25, 0.5, 0.75, 0.95};
  private static final int POINTS = 200;
  private static final int MOST_RUNS = 5000;

  private final StudyData data;
  private final OutputColumn column;
  private int unusable;

  private DrawBand(StudyData data, OutputColumn column) {
    this.data = data;
    this.column = column;
  }

  static Plot of(StudyData data, PlotRequest request) {
    String text = request.metric() == null ? request.y() : request.metric();
    if (text == null) {
      throw new PlotException("band needs --metric: the column to draw, such as RF.Sat.Altitude");
    }
    OutputColumn column = data.metrics().of(RunMetric.parse(text)).column();
    if (!data.result().hasTime(column.key())) {
      throw new PlotException("%s has no epochs to draw it against".formatted(column.key()));
    }
    return new DrawBand(data, column).plot();
  }

  private Plot plot() {
    double[] end = {Double.POSITIVE_INFINITY};
    int[] runs = {0};
    forEachSeries((series, _) -> {
      runs[0]++;
      end[0] = Math.min(end[0], series.end());
    });
    if (runs[0] == 0 || !(end[0] > 0)) {
      throw new PlotException(
          "no two rows of %s of one run differ in time, so there is nothing to draw against it"
              .formatted(column));
    }
    int kept = Math.min(runs[0], MOST_RUNS);
    int step = (runs[0] + kept - 1) / kept;
    double[] seconds = new double[POINTS + 1];
    Arrays.setAll(seconds, i -> end[0] * i / POINTS);
    double[][] samples = new double[POINTS + 1][(runs[0] + step - 1) / step];
    unusable = 0;
    forEachSeries((series, place) -> {
      if (place % step == 0) {
        for (int i = 0; i <= POINTS; i++) {
          samples[i][place / step] = series.at(seconds[i]);
        }
      }
    });
    return plot(seconds, samples, runs[0], step);
  }

  private Plot plot(double[] seconds, double[][] samples, int runs, int step) {
    double[][] quantiles = new double[LEVELS.length][seconds.length];
    for (int i = 0; i < seconds.length; i++) {
      Sample sample = Sample.of(Arrays.stream(samples[i]).filter(Double::isFinite).toArray());
      for (int q = 0; q < LEVELS.length; q++) {
        quantiles[q][i] = sample.size() == 0 ? Double.NaN : sample.quantile(LEVELS[q]);
      }
    }
    if (Arrays.stream(quantiles[0]).noneMatch(Double::isFinite)) {
      throw new PlotException("no run has a finite value of %s".formatted(column));
    }
    var notes = new ArrayList<>(data.missingNote());
    if (unusable > 0) {
      notes.add("%d runs are left out: their epochs don't rise".formatted(unusable));
    }
    notes.add(
        step > 1
            ? "one in %d of %d runs".formatted(step, runs)
            : "%d runs, up to the end of the shortest".formatted(runs));
    Clock clock = Clock.of(seconds[seconds.length - 1]);
    return new BandPlot(
        column + " over the runs",
        new Axis("time since the run's first row", clock.unit()),
        Arrays.stream(seconds).map(each -> each / clock.seconds()).toArray(),
        new Axis(column.toString(), data.units().of(column)),
        LEVELS.clone(),
        quantiles,
        notes);
  }

  /// The unit that suits a span of time.
  private record Clock(String unit, double seconds) {
    static Clock of(double span) {
      if (span < 600) {
        return new Clock("s", 1);
      } else if (span < 36_000) {
        return new Clock("min", 60);
      }
      return span < 5 * 86_400 ? new Clock("h", 3600) : new Clock("d", 86_400);
    }
  }

  private void forEachSeries(ObjIntConsumer<TimeSeries> task) {
    int place = 0;
    try (RowsByRun rows = data.result().rows(column.key(), List.of(column.name()))) {
      for (RunRows run = rows.next(); run != null; run = rows.next()) {
        if (run.nanos()[0] != RunRows.NO_EPOCH) {
          try {
            task.accept(series(run), place);
            place++;
          } catch (IllegalArgumentException e) {
            unusable++;
          }
        }
      }
    }
  }

  private static TimeSeries series(RunRows run) {
    int timed = run.nanos().length;
    while (run.nanos()[timed - 1] == RunRows.NO_EPOCH) {
      timed--;
    }
    return TimeSeries.linear(
        Arrays.copyOf(run.seconds(run.nanos()[0]), timed), Arrays.copyOf(run.columns()[0], timed));
  }
}
