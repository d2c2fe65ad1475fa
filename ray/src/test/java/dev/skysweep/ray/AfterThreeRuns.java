package dev.skysweep.ray;

import dev.skysweep.study.Attempt;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.sweep.SweepListener;
import java.util.function.Consumer;

/// Has something happen in the middle of a sweep: once, after three runs.
final class AfterThreeRuns implements SweepListener {
  private final Runnable event;
  private final Consumer<String> said;
  private int runs;

  /// @param said is given what the user is told
  AfterThreeRuns(Runnable event, Consumer<String> said) {
    this.event = event;
    this.said = said;
  }

  @Override
  public void said(String message) {
    said.accept(message);
  }

  @Override
  public void recorded(RunOutcome outcome, Attempt attempt, boolean retried) {
    if (++runs == 3) {
      event.run();
    }
  }
}
