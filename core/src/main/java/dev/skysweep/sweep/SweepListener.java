package dev.skysweep.sweep;

import dev.skysweep.study.Attempt;
import dev.skysweep.study.RunOutcome;
import java.util.List;

/// Is told what happens in a sweep, from the sweep's own threads, one call at a time. Whatever is
/// reported is on the disk already.
public interface SweepListener {
  /// Takes no notice of anything.
  SweepListener NONE = new SweepListener() {};

  /// Something that the sweep waits for, or that the user should know, one line.
  default void said(String message) {}

  /// The first run is about to start.
  ///
  /// @param runs how many there are in all
  /// @param done how many of them are ok from before
  default void started(int runs, int done) {}

  /// An attempt has ended and is recorded.
  ///
  /// @param retried whether the run will be tried again
  default void recorded(RunOutcome outcome, Attempt attempt, boolean retried) {}

  /// What the first run's check found, e.g. an override without effect.
  default void warned(List<String> warnings) {}
}
