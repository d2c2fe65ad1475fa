package dev.skysweep.cli;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.RunCounts;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.sweep.StudyFiles;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Follows a sweep by what is in its study folder; asks nobody.
final class StudyWatch {
  private static final int PAUSE_SECONDS = 1;

  private final Terminal terminal;
  private @Nullable RunCounts shown;

  StudyWatch(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Until every run has an outcome.
  ExitCode follow(Path study) throws InterruptedException {
    StudyFolder folder = StudyFiles.folderAt(study);
    var never = new CountDownLatch(1);
    RunCounts counts = show(folder);
    while (!counts.complete()) {
      never.await(PAUSE_SECONDS, TimeUnit.SECONDS);
      counts = show(StudyFiles.folderAt(study));
    }
    terminal.out().println(SummaryText.of(counts) + " — output: " + folder.place());
    terminal.out().flush();
    return counts.ok() == counts.total() ? ExitCode.OK : ExitCode.FAILED_RUNS;
  }

  /// Says how it stands, if that is new.
  RunCounts show(StudyFolder folder) {
    RunCounts counts = Manifest.open(folder.manifest()).counts();
    if (!counts.equals(shown)) {
      shown = counts;
      terminal.say(
          "%d of %d runs (%d ok, %d failed)"
              .formatted(
                  counts.total() - counts.missing(), counts.total(), counts.ok(), counts.failed()));
    }
    return counts;
  }
}
