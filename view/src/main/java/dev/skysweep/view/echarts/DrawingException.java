package dev.skysweep.view.echarts;

import dev.skysweep.SweepException;

/// A plot can't be drawn on this machine.
public final class DrawingException extends SweepException {
  private static final long serialVersionUID = 1L;

  DrawingException(String message) {
    super(message);
  }
}
