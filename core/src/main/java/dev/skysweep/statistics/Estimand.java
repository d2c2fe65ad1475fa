package dev.skysweep.statistics;

import java.util.regex.Pattern;

/// What a stop rule wants to know about all possible runs.
public sealed interface Estimand {
  /// The mean over runs: `mean(Report.Altitude)`.
  record Mean(RunMetric metric) implements Estimand {}

  /// A quantile over runs: `p99(Report.Altitude)`, `median(max(Report.Altitude))`.
  ///
  /// @param q between 0 and 1, both excluded
  record QuantileOf(RunMetric metric, double q) implements Estimand {
    public QuantileOf {
      Probabilities.inside("quantile", q);
    }
  }

  /// The probability that a run gives no value: `failures`.
  record FailureProbability() implements Estimand {}

  private static Pattern word() {
    return Pattern.compile("p\\d+(\\.\\d+)?|[a-z]+");
  }

  /// @throws ExpressionException with the column of the mistake
  static Estimand read(ExpressionReader reader) {
    String known = "mean(...), median(...), p99(...) or failures";
    int start = reader.position();
    String name = reader.take(word(), known);
    if (name.equals("failures")) {
      return new FailureProbability();
    }
    reader.take("(");
    RunMetric metric = RunMetric.read(reader);
    reader.take(")");
    if (name.equals("mean")) {
      return new Mean(metric);
    }
    if (name.equals("median")) {
      return new QuantileOf(metric, 0.5);
    }
    double q = quantile(name);
    if (!(q > 0 && q < 1)) {
      throw reader.problem(start, "'%s' is none of %s".formatted(name, known));
    }
    return new QuantileOf(metric, q);
  }

  /// Of `p99.9`; `NaN` for other words.
  private static double quantile(String name) {
    boolean percentile = name.length() > 1 && Character.isDigit(name.charAt(1));
    return percentile ? Double.parseDouble(name.substring(1)) / 100 : Double.NaN;
  }
}
