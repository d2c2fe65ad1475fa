package dev.skysweep.view.study;

import dev.skysweep.statistics.sensitivity.RankCorrelation;
import dev.skysweep.statistics.sensitivity.TooFewRunsException;
import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.BarPlot;
import dev.skysweep.view.plot.Plot;
import dev.skysweep.view.plot.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Spearman's rank correlation of a metric with each parameter.
final class DrawSensitivity {
  private static final int MOST = 20;
  private static final double CONFIDENCE = 0.95;

  private DrawSensitivity() {}

  static Plot of(StudyData data, String text) {
    Variable metric = data.metric(text);
    var notes = new ArrayList<>(data.missingNote());
    List<Variable> parameters = Choices.numeric(data, List.of(), metric, Integer.MAX_VALUE, notes);
    if (parameters.isEmpty()) {
      throw new PlotException("a sensitivity plot needs a numeric parameter that varies");
    }
    double[][] columns = parameters.stream().map(Variable::values).toArray(double[][]::new);
    var bars = new ArrayList<BarPlot.Bar>();
    try {
      var indices = RankCorrelation.of(columns, metric.finiteOrNaN(), CONFIDENCE).indices();
      for (int i = 0; i < parameters.size(); i++) {
        var index = indices.get(i);
        bars.add(
            new BarPlot.Bar(
                parameters.get(i).axis().name(),
                0,
                index.correlation(),
                index.interval().lower(),
                index.interval().upper()));
      }
    } catch (TooFewRunsException e) {
      throw new PlotException(String.valueOf(e.getMessage()));
    }
    bars.removeIf(bar -> Double.isNaN(bar.value()));
    bars.sort(Comparator.comparingDouble(bar -> -Math.abs(bar.value())));
    if (bars.size() > MOST) {
      notes.add("the strongest %d of %d parameters".formatted(MOST, bars.size()));
    }
    if (bars.isEmpty()) {
      throw new PlotException(text + " is the same in all runs, so nothing decides it");
    }
    return new BarPlot(
        "Sensitivity of " + metric.axis().name(),
        Axis.of("rank correlation"),
        List.of("rank correlation, 95 % interval"),
        bars.subList(0, Math.min(MOST, bars.size())),
        notes);
  }
}
