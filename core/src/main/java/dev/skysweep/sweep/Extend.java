package dev.skysweep.sweep;

import dev.skysweep.manifest.AttemptRecord;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.StudyException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Adds runs to a sweep, ours or the reference's. Where the design's theory allows, the runs are
/// those that the larger study would have made from the start.
///
/// @param place the study folder, or its manifest
/// @param script the mission script; null for the copy in the folder
/// @param allowScriptDrift whether the script may have changed since
/// @param runs how many
public record Extend(
    Path place, @Nullable Path script, boolean allowScriptDrift, int runs, SweepOptions options) {
  private static final Set<FailureKind> FINAL =
      EnumSet.of(FailureKind.INVALID_OVERRIDE, FailureKind.ENGINE_ERROR);

  /// As [Sweep#run].
  ///
  /// @throws StudyException if the study has missing runs, or failed ones that may go well another
  ///   time, or its design can't grow so
  public SweepResult run(ExecutionPool pool) throws InterruptedException {
    StudyFolder folder = StudyFiles.folderAt(place);
    if (!folder.hasManifest()) {
      // says so, and takes no lock, which would make the folder
      Manifest.open(folder.manifest());
    }
    try (StudyLock lock = StudyLock.acquire(folder, options.listener()::said)) {
      Study study = Study.open(place, script, allowScriptDrift, options.listener());
      study.manifest().tornTail().ifPresent(tail -> options.listener().said(tail.toString()));
      refuseHoles(study);
      int before = study.runCount();
      Study larger = study.extended(runs);
      options.listener().warned(Preflight.checkValues(larger.mission(), larger.design()));
      new MoreRuns(lock, larger, folder.root(), options, null)
          .make(IntStream.range(before, larger.runCount()), pool);
    }
    return Finish.of(folder.root());
  }

  /// Whether a run failed and would again, since GMAT doesn't take its values.
  private static boolean isFinal(Study study, int run) {
    return study
        .manifest()
        .entry(run)
        .map(ManifestEntry::record)
        .map(AttemptRecord::failureKind)
        .filter(FINAL::contains)
        .isPresent();
  }

  private static void refuseHoles(Study study) {
    int holes = (int) study.unfinished().filter(run -> !isFinal(study, run)).count();
    if (holes > 0) {
      throw new StudyException(
          "%d of the study's %d runs are missing or failed, and may go well now; make them first: skysweep resume %s"
              .formatted(holes, study.runCount(), study.folder().place()));
    }
  }
}
