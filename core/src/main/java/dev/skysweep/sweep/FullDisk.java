package dev.skysweep.sweep;

import dev.skysweep.files.StorageException;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunFolderName;
import dev.skysweep.study.RunOutcome;
import java.nio.file.Path;

/// Ends a sweep whose results can't be stored any more: every further run would be computed for
/// nothing.
final class FullDisk {
  /// One run may fail for its own sake, such as a name that is too long.
  private static final int MOST_IN_A_ROW = 3;

  private int inARow;

  /// @throws StorageException if this was one run too many
  void check(RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Failed failed
        && failed.kind() == FailureKind.STORAGE_FAILED) {
      if (++inARow == MOST_IN_A_ROW) {
        throw StorageException.elsewhere(
            Path.of(RunFolderName.of(failed.runId())),
            failed.message().lines().findFirst().orElse("the disk failed"));
      }
    } else {
      inARow = 0;
    }
  }
}
