package dev.skysweep.results;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.RunCounts;
import dev.skysweep.manifest.StudyFolder;
import java.nio.file.Path;

/// The results of a sweep, read from its folder.
public final class SweepResult {
  private final StudyFolder folder;
  private final Manifest manifest;

  private SweepResult(StudyFolder folder) {
    this.folder = folder;
    this.manifest = Manifest.open(folder.manifest());
  }

  public static SweepResult open(Path studyFolder) {
    return new SweepResult(new StudyFolder(studyFolder));
  }

  public Path folder() {
    return folder.root();
  }

  public Manifest manifest() {
    return manifest;
  }

  public RunCounts counts() {
    return manifest.counts();
  }
}
