package dev.skysweep.cli;

import dev.skysweep.sweep.SweepControl;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Ctrl-C once: finish the runs that run. Twice: stop them. A termination signal stops at once.
final class Interrupts implements AutoCloseable {
  private final SweepControl control;
  private final Progress progress;
  private final SignalHandler interruptBefore;
  private final SignalHandler terminateBefore;
  private boolean asked;

  Interrupts(SweepControl control, Progress progress) {
    this.control = control;
    this.progress = progress;
    this.interruptBefore = Signal.handle(new Signal("INT"), _ -> interrupted());
    this.terminateBefore = Signal.handle(new Signal("TERM"), _ -> control.stop());
  }

  private synchronized void interrupted() {
    if (asked) {
      progress.said("stopping the runs in progress");
      control.stop();
    } else {
      asked = true;
      progress.said("finishing the runs in progress; Ctrl-C again stops them");
      control.drain();
    }
  }

  @Override
  public void close() {
    Signal.handle(new Signal("INT"), interruptBefore);
    Signal.handle(new Signal("TERM"), terminateBefore);
  }
}
