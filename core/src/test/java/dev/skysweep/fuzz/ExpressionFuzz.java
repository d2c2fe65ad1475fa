package dev.skysweep.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.SweepException;
import dev.skysweep.study.Expression;
import dev.skysweep.study.Value;

/// A formula: it has a value or is refused, and calls nothing.
public final class ExpressionFuzz {
  private ExpressionFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      Expression expression = Expression.parse(new String(input, UTF_8));
      try {
        expression.value(_ -> Value.of(7000.5));
      } catch (SweepException e) {
        // a refusal
      }
      expression.holds(_ -> Value.of("word"));
    } catch (SweepException e) {
      // a refusal, which names the column
    }
  }
}
