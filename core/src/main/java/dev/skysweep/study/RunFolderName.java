package dev.skysweep.study;

import java.util.Locale;

/// Where the files of a run lie in the study folder.
public final class RunFolderName {
  private RunFolderName() {}

  /// `runs/000123`: zero-padded, so that a listing is in the order of the runs.
  public static String of(int runId) {
    return String.format(Locale.ROOT, "runs/%06d", runId);
  }
}
