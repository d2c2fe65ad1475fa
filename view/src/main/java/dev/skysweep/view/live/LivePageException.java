package dev.skysweep.view.live;

import dev.skysweep.SweepException;

/// The page can't be served.
public final class LivePageException extends SweepException {
  private static final long serialVersionUID = 1L;

  LivePageException(String message) {
    super(message);
  }
}
