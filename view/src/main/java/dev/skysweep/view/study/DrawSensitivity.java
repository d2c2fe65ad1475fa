package dev.skysweep.view.study;

import dev.skysweep.analysis.Sensitivity;
import dev.skysweep.analysis.SensitivityIndex;
import dev.skysweep.analysis.SensitivityMethod;
import dev.skysweep.statistics.sensitivity.TooFewRunsException;
import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.BarPlot;
import dev.skysweep.view.plot.Plot;
import dev.skysweep.view.plot.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How much each parameter decides a metric: by Sobol's indices or elementary effects where the
/// design was made for them, else by rank correlation.
final class DrawSensitivity {
  private static final int MOST = 20;

  /// What is shown of a method.
  ///
  /// @param measures of its indices, the one that orders the parameters first
  /// @param groups the measures in words
  private record Look(Axis axis, List<String> measures, List<String> groups) {}

  private DrawSensitivity() {}

  static Plot of(StudyData data, String text) {
    Variable metric = data.metric(text);
    Sensitivity sensitivity = data.sensitivity();
    SensitivityMethod own = sensitivity.methods().getFirst();
    SensitivityMethod method =
        own == SensitivityMethod.SOBOL || own == SensitivityMethod.MORRIS
            ? own
            : SensitivityMethod.RANK;
    Sensitivity.Findings found;
    try {
      found = sensitivity.of(metric.finiteOrNaN(), method);
    } catch (TooFewRunsException e) {
      throw new PlotException(String.valueOf(e.getMessage()));
    }
    Look look = look(method);
    List<SensitivityIndex> shown =
        found.indices().stream()
            .filter(index -> look.measures().contains(index.measure()))
            .filter(index -> !Double.isNaN(index.value()))
            .toList();
    List<String> order =
        shown.stream()
            .filter(index -> index.measure().equals(look.measures().getFirst()))
            .sorted(Comparator.comparingDouble(index -> -Math.abs(index.value())))
            .map(SensitivityIndex::parameter)
            .toList();
    if (order.isEmpty()) {
      throw new PlotException(text + " is the same in all runs, so nothing decides it");
    }
    var notes = new ArrayList<>(data.missingNote());
    if (method != SensitivityMethod.RANK) {
      notes.addAll(found.notes());
    }
    if (order.size() > MOST) {
      notes.add("the strongest %d of %d parameters".formatted(MOST, order.size()));
    }
    List<String> strongest = order.subList(0, Math.min(MOST, order.size()));
    return new BarPlot(
        "Sensitivity of " + metric.axis().name(),
        look.axis(),
        look.groups(),
        shown.stream()
            .filter(index -> strongest.contains(index.parameter()))
            .sorted(Comparator.comparingInt(index -> strongest.indexOf(index.parameter())))
            .map(index -> bar(index, look))
            .toList(),
        notes);
  }

  private static BarPlot.Bar bar(SensitivityIndex index, Look look) {
    return new BarPlot.Bar(
        index.parameter(),
        look.measures().indexOf(index.measure()),
        index.value(),
        index.low(),
        index.high());
  }

  private static Look look(SensitivityMethod method) {
    return switch (method) {
      case SOBOL ->
          new Look(
              Axis.of("share of the variance"),
              List.of("ST", "S1"),
              List.of("total, 95 % interval", "first order"));
      case MORRIS ->
          new Look(
              Axis.of("elementary effect"),
              List.of("mu*", "sigma"),
              List.of("mean size, 95 % interval", "spread"));
      case REGRESSION, RANK, PAWN ->
          new Look(
              Axis.of("rank correlation"),
              List.of("rank"),
              List.of("rank correlation, 95 % interval"));
    };
  }
}
