package dev.skysweep.statistics.rules;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Reads what stands within `ci95(...)`.
final class ReadEstimand {
  private static final Pattern WORD = Pattern.compile("p\\d+(\\.\\d+)?|[a-z]+");
  private static final String WORDS = "mean(...), median(...), p99(...) or failures";

  private ReadEstimand() {}

  /// @throws ExpressionException with the column of the mistake
  static Estimand from(ExpressionReader reader) {
    int start = reader.position();
    String word = reader.take(WORD, WORDS);
    if (word.equals("failures")) {
      return new Estimand.FailureProbability();
    }
    double q = quantile(word);
    boolean known = word.equals("mean") || (q > 0 && q < 1);
    if (!known) {
      throw reader.problem(start, "'%s' is none of %s".formatted(word, WORDS));
    }
    reader.take("(");
    RunMetric metric = RunMetric.read(reader);
    reader.take(")");
    return word.equals("mean") ? new Estimand.Mean(metric) : new Estimand.QuantileOf(metric, q);
  }

  /// Of `median` or `p99.9`; `NaN` for other words.
  private static double quantile(String word) {
    if (word.equals("median")) {
      return 0.5;
    }
    boolean percentile = word.length() > 1 && Character.isDigit(word.charAt(1));
    return percentile
        ? new BigDecimal(word.substring(1)).movePointLeft(2).doubleValue()
        : Double.NaN;
  }
}
