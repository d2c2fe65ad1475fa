package dev.skysweep.view.study;

import dev.skysweep.statistics.sensitivity.RankCorrelation;
import dev.skysweep.view.plot.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which of a study's parameters are shown where not all can be.
final class Choices {
  private static final int FEWEST_RUNS = 4;

  private Choices() {}

  /// Numeric parameters that vary: those asked for, or as many as fit, those first that go most
  /// with the metric.
  ///
  /// @param notes takes what is left out
  static List<Variable> numeric(
      StudyData data,
      List<String> wanted,
      @Nullable Variable metric,
      int most,
      List<String> notes) {
    return numeric(data, wanted, List.of(), metric, most, notes);
  }

  /// As above.
  ///
  /// @param others parameters that are shown although they have no numbers
  static List<Variable> numeric(
      StudyData data,
      List<String> wanted,
      List<String> others,
      @Nullable Variable metric,
      int most,
      List<String> notes) {
    if (!wanted.isEmpty()) {
      return wanted.stream().map(data::parameter).toList();
    }
    var varying = new ArrayList<Variable>();
    var left = new ArrayList<String>();
    for (Map.Entry<String, StudyParameter> each : data.parameters().entrySet()) {
      if (each.getValue() instanceof StudyParameter.Numeric(Variable variable)
          && variable.varies()) {
        varying.add(variable);
      } else if (!others.contains(each.getKey())) {
        left.add(each.getKey());
      }
    }
    if (!left.isEmpty()) {
      notes.add("left out, constant or not a number: " + listed(left));
    }
    if (varying.size() <= most) {
      return varying;
    }
    notes.add("%d of %d parameters; --parameters names others".formatted(most, varying.size()));
    return ranked(varying, metric).subList(0, most);
  }

  static String listed(List<String> names) {
    int shown = 4;
    String some = String.join(", ", names.stream().limit(shown).toList());
    return names.size() > shown ? some + " and " + (names.size() - shown) + " more" : some;
  }

  private static List<Variable> ranked(List<Variable> variables, @Nullable Variable metric) {
    if (metric == null || metric.known() < FEWEST_RUNS) {
      return variables;
    }
    double[][] columns = variables.stream().map(Variable::values).toArray(double[][]::new);
    var indices = RankCorrelation.of(columns, metric.finiteOrNaN(), 0.95).indices();
    var order = new ArrayList<Integer>();
    for (int i = 0; i < variables.size(); i++) {
      order.add(i);
    }
    order.sort(
        Comparator.comparingDouble((Integer i) -> {
          double strength = Math.abs(indices.get(i).correlation());
          return Double.isNaN(strength) ? 0 : -strength;
        }));
    return order.stream().map(variables::get).toList();
  }
}
