package dev.skysweep.cli;

import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.StudyDriver;
import dev.skysweep.manifest.StudyDriver.Sign;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.study.Stopped;
import dev.skysweep.view.live.LiveMetrics;
import dev.skysweep.view.live.LiveStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Follows a sweep in the terminal, to its end or until nobody is at work on it.
final class TerminalWatch {
  private static final long REDRAW_MILLIS = 500;
  private static final long LINE_MILLIS = 10_000;

  /// After so long without an entry a driver on another machine may be gone, or its runs are long.
  private static final Duration QUIET = Duration.ofMinutes(10);

  private final Terminal terminal;
  private final LiveStudy live;
  private final LiveMetrics metrics;
  private final boolean asked;
  private final WatchScreen screen;
  private boolean doubted;
  private boolean complained;

  /// @param asked whether the metrics are the user's choice
  TerminalWatch(Terminal terminal, LiveStudy live, LiveMetrics metrics, boolean asked) {
    this.terminal = terminal;
    this.live = live;
    this.metrics = metrics;
    this.asked = asked;
    this.screen = new WatchScreen(terminal);
  }

  ExitCode follow() throws InterruptedException {
    var pause = new CountDownLatch(1);
    long period = terminal.interactive() ? REDRAW_MILLIS : LINE_MILLIS;
    do {
      // before the look, so that a driver's last words are read
      StudyDriver driver = StudyDriver.of(live.folder());
      show();
      LiveStudy.Progress progress = live.progress();
      if (progress.finished()) {
        return ended(progress.ok() == progress.runs() ? ExitCode.OK : ExitCode.FAILED_RUNS);
      }
      if (driver.sign() == Sign.GONE) {
        return ended(left(driver));
      }
      if (driver.sign() == Sign.UNKNOWN) {
        doubt(driver);
      }
    } while (!pause.await(period, TimeUnit.MILLISECONDS));
    return ExitCode.OK;
  }

  private void show() {
    // The first look at a large manifest takes several parts.
    while (live.look()) {}
    metrics.readIfDue(live.progress().finished());
    screen.show(live, metrics.latest());
    String problem = metrics.latest().problem();
    if (asked && !complained && !terminal.interactive() && !problem.isEmpty()) {
      complained = true;
      screen.note(problem);
    }
  }

  /// A metric that can't be read is a mistake of the command line's, if nothing worse happened.
  private ExitCode ended(ExitCode sweep) {
    boolean wrong = asked && !metrics.latest().problem().isEmpty();
    return wrong && sweep == ExitCode.OK ? ExitCode.USAGE : sweep;
  }

  /// What `run` ends with when it is interrupted, or when its rule ends it.
  private ExitCode left(StudyDriver driver) {
    StudyFolder folder = live.folder();
    Manifest manifest = Manifest.open(folder.manifest());
    Optional<Stopped> stopped = manifest.stopped();
    if (manifest.counts().missing() == 0 && stopped.isPresent()) {
      terminal.say(SummaryText.of(stopped.get()));
      return manifest.counts().failed() == 0 ? ExitCode.OK : ExitCode.FAILED_RUNS;
    }
    terminal.say(
        "no driver is at work on this sweep, the last was %s; runs not made: %d; go on with: skysweep resume %s"
            .formatted(driver.holder(), manifest.counts().missing(), folder.place()));
    return ExitCode.FAILED_RUNS;
  }

  private void doubt(StudyDriver driver) {
    Duration quiet = quiet();
    if (!doubted && quiet.compareTo(QUIET) > 0) {
      doubted = true;
      screen.note(
          "nothing was recorded for %s; if the driver%s is gone, go on with: skysweep resume %s"
              .formatted(
                  Durations.text(quiet),
                  driver.holder().isEmpty() ? "" : " (" + driver.holder() + ")",
                  live.folder().place()));
    }
  }

  private Duration quiet() {
    var file = live.folder().manifest();
    try {
      return Duration.between(Files.getLastModifiedTime(file).toInstant(), Instant.now());
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }
}
