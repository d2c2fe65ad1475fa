package dev.skysweep.view.study;

import dev.skysweep.SweepException;

/// A plot was asked for that the study can't give.
public final class PlotException extends SweepException {
  private static final long serialVersionUID = 1L;

  public PlotException(String message) {
    super(message);
  }
}
