package dev.skysweep.sweep;

import dev.skysweep.manifest.ManifestWriter;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.worker.SweepRecipe;
import dev.skysweep.worker.WorkerIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Makes runs of a sweep that was begun before, and records them behind what is there.
///
/// @param target where the runs' files go; mostly the study folder
record MoreRuns(StudyLock lock, Study study, Path target, SweepOptions options) {
  /// @param runIds ascending; nothing is done if there is none
  void make(IntStream runIds, ExecutionPool pool) throws InterruptedException {
    EarlierRuns.check(options.reuse());
    int[] ascending = runIds.toArray();
    if (ascending.length == 0) {
      return;
    }
    int[] wanted = study.design().inOrder(IntStream.of(ascending)).toArray();
    SweepRecipe recipe = Recipes.of(study.mission(), target, study.withStep(options));
    pool.open(recipe, options.listener()::said);
    WorkerIdentity worker =
        Preflight.loadScript(study.mission(), study.run(wanted[0]), pool, options);
    if (!Files.exists(StudyFiles.script(study.folder()))) {
      StudyFiles.storeScript(study.folder(), study.mission().standAlone());
    }
    StudyFiles.prepareRuns(target);
    int runs = study.runCount();
    Reuse reuse = Reuse.of(options, recipe, worker, study.manifest(), study::run, study.runCount());
    options.listener().started(runs, study.manifest().counts().ok());
    try (ManifestWriter writer = ManifestWriter.resume(lock, study.manifest());
        Merging merging =
            Merging.start(
                lock, options.layout(), IntStream.of(ascending).iterator(), options.listener())) {
      new Dispatch(
              study::run,
              IntStream.of(wanted).iterator(),
              pool,
              new RetryPolicy(options.limits(), runs),
              new SweepRecord(writer, options.listener(), recordedAt(), merging),
              options.control())
          .reusing(reuse)
          .run();
      merging.finish();
    }
  }

  private UnaryOperator<RunOutcome> recordedAt() {
    return target.equals(study.folder().root())
        ? UnaryOperator.identity()
        : new Relocation(target)::apply;
  }
}
