package dev.skysweep.sweep;

import dev.skysweep.manifest.ManifestWriter;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.worker.SweepRecipe;
import dev.skysweep.worker.WorkerIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes runs of a sweep that was begun before, and records them behind what is there.
///
/// @param target where the runs' files go; mostly the study folder
/// @param until when to stop adding runs; null to add none to those asked for
record MoreRuns(
    StudyLock lock, Study study, Path target, SweepOptions options, @Nullable UntilKnown until) {
  /// @param runIds ascending; nothing is done if there is none
  void make(IntStream runIds, ExecutionPool pool) throws InterruptedException {
    EarlierRuns.check(options.reuse());
    int[] ascending = runIds.toArray();
    boolean complete = until == null || study.manifest().stopped().isPresent();
    if (ascending.length == 0 && complete) {
      return;
    }
    Merging.check(study.folder(), options.layout());
    SweepRecipe recipe = Recipes.of(study.mission(), target, study.withStep(options));
    StudyFiles.clearLeft(new StudyFolder(target));
    Opening.open(pool, recipe, options);
    pool.check(IntStream.of(ascending).mapToObj(study::run));
    WorkerIdentity worker =
        Preflight.loadScript(
            study.mission(), study.run(checked(ascending)), ascending.length, pool, options);
    if (!Files.exists(StudyFiles.script(study.folder()))) {
      StudyFiles.storeScript(study.folder(), study.mission().standAlone());
    }
    StudyFiles.prepareRuns(target);
    EarlierRuns earlier = EarlierRuns.of(options, study.folder());
    if (study.growth() != null) {
      GrownStudyFile.write(study.folder(), study.design());
    }
    try (ManifestWriter writer = ManifestWriter.resume(lock, study.manifest())) {
      var retries = new RetryPolicy(options.limits());
      var making = new Making(lock, writer, pool, recipe, worker, earlier, retries, options);
      making.make(
          study.manifest(), study.design(), study::run, IntStream.of(ascending), study.growth());
      if (until != null) {
        until.make(making, study.design());
      }
    }
  }

  /// The run whose script is loaded first, to see that there is an engine and that it takes the
  /// mission. One that went well before, if any: another one may be refused for its own values,
  /// which is no reason against the rest.
  private int checked(int[] ascending) {
    return IntStream.range(0, study.runCount())
        .filter(run -> study.manifest().status(run) == RunStatus.OK)
        .findFirst()
        .orElseGet(() -> study.design().inOrder(IntStream.of(ascending)).findFirst().orElse(0));
  }
}
