package dev.skysweep.statistics.failures;

import java.util.List;

/// A question about one parameter that divides runs into two.
sealed interface Split {
  boolean holds(int row);

  Condition whenTrue();

  Condition whenFalse();

  record Above(Parameter.Numbers parameter, double threshold) implements Split {
    @Override
    public boolean holds(int row) {
      return parameter.at(row) > threshold;
    }

    @Override
    public Condition whenTrue() {
      return new Condition.Range(parameter.name(), threshold, Double.POSITIVE_INFINITY);
    }

    @Override
    public Condition whenFalse() {
      return new Condition.Range(parameter.name(), Double.NEGATIVE_INFINITY, threshold);
    }
  }

  record Equal(Parameter.Texts parameter, String value) implements Split {
    @Override
    public boolean holds(int row) {
      return parameter.values().get(row).equals(value);
    }

    @Override
    public Condition whenTrue() {
      return new Condition.Is(parameter.name(), value);
    }

    @Override
    public Condition whenFalse() {
      return new Condition.IsNot(parameter.name(), List.of(value));
    }
  }

  record Absent(Parameter.Numbers parameter) implements Split {
    @Override
    public boolean holds(int row) {
      return Double.isNaN(parameter.at(row));
    }

    @Override
    public Condition whenTrue() {
      return new Condition.Missing(parameter.name(), true);
    }

    @Override
    public Condition whenFalse() {
      return new Condition.Missing(parameter.name(), false);
    }
  }
}
