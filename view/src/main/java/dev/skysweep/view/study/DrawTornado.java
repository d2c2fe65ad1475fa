package dev.skysweep.view.study;

import dev.skysweep.statistics.RunningMoments;
import dev.skysweep.statistics.Sample;
import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.Numbers;
import dev.skysweep.view.plot.Plot;
import dev.skysweep.view.plot.TornadoPlot;
import dev.skysweep.view.plot.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The metric's mean where each parameter is low and where it is high: at its least and greatest
/// value if it takes few, else in the lowest and highest fifth.
final class DrawTornado {
  private static final int MOST = 20;
  private static final int FEW_LEVELS = 10;
  private static final double FIFTH = 0.2;

  private DrawTornado() {}

  static Plot of(StudyData data, String text) {
    Variable metric = data.metric(text);
    var notes = new ArrayList<>(data.missingNote());
    var swings = new ArrayList<TornadoPlot.Swing>();
    for (Variable each : Choices.numeric(data, List.of(), metric, Integer.MAX_VALUE, notes)) {
      swings.add(swing(each, metric));
    }
    swings.removeIf(swing -> Double.isNaN(swing.low()) || Double.isNaN(swing.high()));
    if (swings.isEmpty()) {
      throw new PlotException(
          "a tornado plot needs a numeric parameter that varies and values of %s".formatted(text));
    }
    swings.sort(Comparator.comparingDouble(swing -> -Math.abs(swing.high() - swing.low())));
    if (swings.size() > MOST) {
      notes.add("the widest %d of %d parameters".formatted(MOST, swings.size()));
    }
    var axis = new Axis("mean of " + metric.axis().name(), metric.axis().unit());
    double base =
        RunningMoments.of(Arrays.stream(metric.values()).filter(Double::isFinite).toArray()).mean();
    return new TornadoPlot(
        "Swing of " + metric.axis().name(),
        axis,
        base,
        swings.subList(0, Math.min(MOST, swings.size())),
        notes);
  }

  private static TornadoPlot.Swing swing(Variable parameter, Variable metric) {
    double[] all = parameter.values();
    double[] known =
        IntStream.range(0, all.length)
            .filter(run -> Double.isFinite(all[run]) && Double.isFinite(metric.values()[run]))
            .mapToDouble(run -> all[run])
            .toArray();
    if (known.length == 0) {
      return new TornadoPlot.Swing(parameter.axis().name(), Double.NaN, Double.NaN, "", "");
    }
    boolean levels = Arrays.stream(known).distinct().limit(FEW_LEVELS + 1L).count() <= FEW_LEVELS;
    Sample sample = Sample.of(known);
    double low = levels ? Arrays.stream(known).min().orElseThrow() : sample.quantile(FIFTH);
    double high = levels ? Arrays.stream(known).max().orElseThrow() : sample.quantile(1 - FIFTH);
    var below = new RunningMoments();
    var above = new RunningMoments();
    for (int run = 0; run < parameter.values().length; run++) {
      double value = metric.values()[run];
      if (Double.isFinite(value)) {
        if (parameter.values()[run] <= low) {
          below.add(value);
        }
        if (parameter.values()[run] >= high) {
          above.add(value);
        }
      }
    }
    return new TornadoPlot.Swing(
        parameter.axis().name(),
        below.count() == 0 ? Double.NaN : below.mean(),
        above.count() == 0 ? Double.NaN : above.mean(),
        (levels ? "= " : "<= ") + Numbers.text(low),
        (levels ? "= " : ">= ") + Numbers.text(high));
  }
}
