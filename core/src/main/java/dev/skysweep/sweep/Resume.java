package dev.skysweep.sweep;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestWriter;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.RunOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.PrimitiveIterator;
import java.util.function.UnaryOperator;
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
    StudyFolder folder = StudyFiles.folderAt(place);
    if (!folder.hasManifest()) {
      // says so, and takes no lock, which would make the folder
      Manifest.open(folder.manifest());
    }
    try (StudyLock lock = StudyLock.acquire(folder)) {
      Study study = Study.open(place, script, allowScriptDrift, options.listener());
      study.manifest().tornTail().ifPresent(tail -> options.listener().said(tail.toString()));
      PrimitiveIterator.OfInt unfinished = study.manifest().unfinished().iterator();
      if (unfinished.hasNext()) {
        makeRuns(lock, study, unfinished, pool);
      }
    }
    return Finish.of(folder.root());
  }

  private void makeRuns(
      StudyLock lock, Study study, PrimitiveIterator.OfInt unfinished, ExecutionPool pool)
      throws InterruptedException {
    Path studyRoot = study.folder().root();
    Path target = out == null ? studyRoot : out.toAbsolutePath().normalize();
    pool.open(Recipes.of(study.mission(), target, options), options.listener()::said);
    int first = study.manifest().unfinished().findFirst().orElseThrow();
    Preflight.loadScript(study.mission(), study.design().run(first), pool, options);
    if (!Files.exists(StudyFiles.script(study.folder()))) {
      StudyFiles.storeScript(study.folder(), study.mission().standAlone());
    }
    StudyFiles.prepareRuns(target);
    int runs = study.manifest().runCount();
    options.listener().started(runs, study.manifest().counts().ok());
    PrimitiveIterator.OfInt toMerge = study.manifest().unfinished().iterator();
    try (ManifestWriter writer = ManifestWriter.resume(lock, study.manifest());
        Merging merging = Merging.start(lock, options.layout(), toMerge, options.listener())) {
      new Dispatch(
              study::run,
              unfinished,
              pool,
              new RetryPolicy(options.limits(), runs),
              new SweepRecord(writer, options.listener(), recordedAt(target, studyRoot), merging),
              options.control())
          .run();
      merging.finish();
    }
  }

  private static UnaryOperator<RunOutcome> recordedAt(Path target, Path studyRoot) {
    return target.equals(studyRoot) ? UnaryOperator.identity() : new Relocation(target)::apply;
  }
}
