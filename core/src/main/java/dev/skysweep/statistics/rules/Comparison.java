package dev.skysweep.statistics.rules;

/// How a value must stand to a limit.
public enum Comparison {
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">=");

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  /// False for `NaN`.
  public boolean holds(double value, double limit) {
    return switch (this) {
      case LESS -> value < limit;
      case AT_MOST -> value <= limit;
      case GREATER -> value > limit;
      case AT_LEAST -> value >= limit;
    };
  }

  static Comparison read(ExpressionReader reader) {
    // The longer symbols first: '<' begins '<='.
    for (Comparison each : new Comparison[] {AT_MOST, AT_LEAST, LESS, GREATER}) {
      if (reader.takeIf(each.symbol)) {
        return each;
      }
    }
    throw reader.problem("expected one of <, <=, >, >=");
  }
}
