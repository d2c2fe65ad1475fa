package dev.skysweep.sweep;

import dev.skysweep.SweepException;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.results.SweepResult;
import java.nio.file.Path;

/// The end of a sweep or a resume.
final class Finish {
  /// Below this, the runs' own files are read quickly enough.
  private static final int MANY_RUNS = 2000;

  private Finish() {}

  /// The results; those of many runs are gathered into one file an output first, which is read many
  /// times faster. That is a copy: if it can't be made, nothing is lost.
  static SweepResult of(Path studyFolder, SweepListener listener) {
    StudyFiles.clearSpares(new StudyFolder(studyFolder));
    SweepResult result = SweepResult.open(studyFolder);
    if (result.counts().ok() >= MANY_RUNS) {
      listener.said("gathering the results of %,d runs".formatted(result.counts().ok()));
      try {
        result.compact();
      } catch (SweepException e) {
        listener.said("warning: the results stay in the runs' own files: " + e.getMessage());
      }
    }
    return result;
  }
}
