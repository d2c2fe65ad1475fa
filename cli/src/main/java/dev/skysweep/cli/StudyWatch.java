package dev.skysweep.cli;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.RunCounts;
import dev.skysweep.manifest.StudyFolder;
import org.jspecify.annotations.Nullable;

/// Says how a study stands, by what is in its folder.
final class StudyWatch {
  private final Terminal terminal;
  private @Nullable RunCounts shown;

  StudyWatch(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Says how it stands, if that is new.
  void show(StudyFolder folder) {
    RunCounts counts = Manifest.open(folder.manifest()).counts();
    if (!counts.equals(shown)) {
      shown = counts;
      terminal.say(
          "%d of %d runs (%d ok, %d failed)"
              .formatted(
                  counts.total() - counts.missing(), counts.total(), counts.ok(), counts.failed()));
    }
  }
}
