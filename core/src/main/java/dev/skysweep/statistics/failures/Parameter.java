package dev.skysweep.statistics.failures;

import java.util.List;

/// The values that one parameter had, over all runs of the study.
public sealed interface Parameter {
  String name();

  int runs();

  /// Ordered values; `NaN` where a run has none.
  final class Numbers implements Parameter {
    private final String name;
    private final double[] values;

    public Numbers(String name, double... values) {
      this.name = name;
      this.values = values.clone();
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int runs() {
      return values.length;
    }

    double at(int row) {
      return values[row];
    }
  }

  /// Values without an order, such as the name of a propagator.
  record Texts(String name, List<String> values) implements Parameter {
    public Texts {
      values = List.copyOf(values);
    }

    @Override
    public int runs() {
      return values.size();
    }
  }
}
