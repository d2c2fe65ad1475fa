package dev.skysweep.statistics.rules;

import dev.skysweep.SweepException;

/// A requirement, metric or stop rule can't be read. Says what was expected and where, and shows
/// the whole form.
public final class ExpressionException extends SweepException {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final int column;

  ExpressionException(String text, int column, String problem, String form) {
    super("'%s', column %d: %s; the form is: %s".formatted(text, column, problem, form));
    this.text = text;
    this.column = column;
  }

  public String text() {
    return text;
  }

  /// Counted from 1.
  public int column() {
    return column;
  }
}
