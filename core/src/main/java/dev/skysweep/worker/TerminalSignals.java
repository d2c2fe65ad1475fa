package dev.skysweep.worker;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Ctrl-C goes to every process of a terminal; only the driver may act on it.
final class TerminalSignals {
  private TerminalSignals() {}

  static void ignoreInterrupt() {
    Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
  }
}
