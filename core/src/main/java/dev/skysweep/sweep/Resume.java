package dev.skysweep.sweep;

import dev.skysweep.bucket.BucketPlace;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.StudyException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Goes on with a sweep: makes the runs that are missing or failed, ours or the reference's.
///
/// @param place the study folder, or its manifest
/// @param script the mission script; null for the copy in the folder
/// @param allowScriptDrift whether the script may have changed since
/// @param out where new runs go; null for the study folder
public record Resume(
    Path place,
    @Nullable Path script,
    boolean allowScriptDrift,
    @Nullable Path out,
    SweepOptions options) {
  /// Goes on with the sweep in a folder as it was begun.
  public static Resume of(Path studyFolder) {
    return new Resume(studyFolder, null, false, null, SweepOptions.defaults());
  }

  /// As [Sweep#run].
  public SweepResult run(ExecutionPool pool) throws InterruptedException {
    if (out != null && (BucketPlace.of(out).isPresent() || BucketPlace.of(place).isPresent())) {
      throw new StudyException(
          "runs of a study in a bucket go where it is, and no others go there; leave --out away");
    }
    StudyFolder folder = StudyFiles.folderAt(place);
    if (!folder.hasManifest()) {
      // says so, and takes no lock, which would make the folder
      Manifest.open(folder.manifest());
    }
    try (StudyLock lock = StudyLock.acquire(folder, options.listener()::said)) {
      Study study = Study.open(place, script, allowScriptDrift, options.listener());
      study.manifest().tornTail().ifPresent(tail -> options.listener().said(tail.toString()));
      Path root = folder.root();
      Path target = out == null ? root : out.toAbsolutePath().normalize();
      new MoreRuns(lock, study, target, options, UntilKnown.of(study.manifest()))
          .make(study.unfinished(), pool);
    }
    return Finish.of(folder.root());
  }
}
