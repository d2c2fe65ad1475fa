package dev.skysweep.analysis;

import dev.skysweep.SweepException;

/// A study can't answer what it was asked: no such column, no parameters, too few runs.
public final class AnalysisException extends SweepException {
  private static final long serialVersionUID = 1L;

  AnalysisException(String message) {
    super(message);
  }
}
