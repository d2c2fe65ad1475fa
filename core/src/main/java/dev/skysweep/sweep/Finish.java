package dev.skysweep.sweep;

import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.results.SweepResult;
import java.nio.file.Path;

/// The end of a sweep or a resume.
final class Finish {
  private Finish() {}

  static SweepResult of(Path studyFolder) {
    StudyFiles.clearLeft(new StudyFolder(studyFolder));
    return SweepResult.open(studyFolder);
  }
}
