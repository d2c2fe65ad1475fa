package dev.skysweep.view.live;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.StudyDriver;

/// What the page says of a sweep that no driver is at work on, or maybe none. Not thread-safe.
final class DriverNews {
  /// After so long without an entry a driver on another machine may be gone, or its runs are long.
  private static final double QUIET_SECONDS = 600;

  private final LiveStudy live;
  private String gone = "";
  private String told = "";

  DriverNews(LiveStudy live) {
    this.live = live;
  }

  /// In words; empty as long as all is well.
  ///
  /// @param driver as it was before the last look at the study
  String of(StudyDriver driver) {
    LiveStudy.Progress progress = live.progress();
    if (progress.finished()) {
      return "";
    }
    return switch (driver.sign()) {
      case AT_WORK -> "";
      case GONE -> gone(driver, progress);
      case UNKNOWN ->
          progress.quietSeconds() < QUIET_SECONDS
              ? ""
              : "Nothing was recorded for a long time; if the driver%s is gone, go on with: skysweep resume %s"
                  .formatted(
                      driver.holder().isEmpty() ? "" : " (" + driver.holder() + ")",
                      live.folder().place());
    };
  }

  /// Looks into the manifest only once for each driver that is gone.
  private String gone(StudyDriver driver, LiveStudy.Progress progress) {
    String now = driver.holder() + progress.ended();
    if (!now.equals(told)) {
      told = now;
      gone =
          Manifest.open(live.folder().manifest())
              .stopped()
              .map(stopped ->
                  "The sweep was ended by its rule, after %d runs: %s"
                      .formatted(stopped.runs(), stopped.rule()))
              .orElseGet(() ->
                  "No driver is at work on this sweep, the last was %s; runs not made: %d; go on with: skysweep resume %s"
                      .formatted(
                          driver.holder(),
                          progress.runs() - progress.ended(),
                          live.folder().place()));
    }
    return gone;
  }
}
