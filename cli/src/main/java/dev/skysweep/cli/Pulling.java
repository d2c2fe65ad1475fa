package dev.skysweep.cli;

import dev.skysweep.SweepException;
import dev.skysweep.bucket.BucketPlace;
import dev.skysweep.sweep.StudyFiles;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Keeps this machine's copy of a study in a bucket up to date while it is watched; does nothing
/// for a study in a folder.
final class Pulling implements AutoCloseable {
  private static final int PAUSE_SECONDS = 2;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("pulling").factory());
  private final Terminal terminal;
  private String said = "";

  private Pulling(Terminal terminal) {
    this.terminal = terminal;
  }

  static Pulling of(Path place, Terminal terminal) {
    var pulling = new Pulling(terminal);
    if (BucketPlace.of(place).isPresent()) {
      var _ =
          pulling.clock.scheduleWithFixedDelay(
              () -> pulling.pull(place), PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }
    return pulling;
  }

  private void pull(Path place) {
    try {
      StudyFiles.folderAt(place);
      said = "";
    } catch (SweepException e) {
      String problem = String.valueOf(e.getMessage());
      if (!problem.equals(said)) {
        said = problem;
        terminal.say(problem + "; trying again");
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
