package dev.skysweep.cli;

import dev.skysweep.sweep.SweepControl;
import dev.skysweep.worker.Signals;

/// Ctrl-C once: finish the runs that run. Twice: stop them. A termination signal stops at once.
final class Interrupts implements AutoCloseable {
  private final SweepControl control;
  private final Progress progress;
  private final Signals.Subscription interrupt;
  private final Signals.Subscription termination;
  private boolean asked;

  Interrupts(SweepControl control, Progress progress) {
    this.control = control;
    this.progress = progress;
    this.interrupt = Signals.on("INT", _ -> interrupted());
    this.termination = Signals.on("TERM", _ -> control.stop());
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
    interrupt.close();
    termination.close();
  }
}
