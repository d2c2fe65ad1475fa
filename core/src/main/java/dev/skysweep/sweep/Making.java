package dev.skysweep.sweep;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestWriter;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.study.Design;
import dev.skysweep.study.Growth;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunSpec;
import dev.skysweep.worker.SweepRecipe;
import dev.skysweep.worker.WorkerIdentity;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes runs of a study whose pool is open and whose manifest can be written, some at a time.
///
/// @param lock held on the study folder
/// @param recipe what the pool's workers were told
/// @param worker one of them
/// @param earlier runs of other studies
/// @param retries one policy for all of them
record Making(
    StudyLock lock,
    ManifestWriter writer,
    ExecutionPool pool,
    SweepRecipe recipe,
    WorkerIdentity worker,
    EarlierRuns earlier,
    RetryPolicy retries,
    SweepOptions options) {

  /// Makes some runs and waits until all of them have ended and are recorded, or there is a wish to
  /// end early.
  ///
  /// @param before the manifest as it is now
  /// @param design of which they are
  /// @param runs gives the run of an id
  /// @param runIds ascending
  /// @param growth null for runs of the study's beginning
  void make(
      Manifest before,
      Design design,
      IntFunction<RunSpec> runs,
      IntStream runIds,
      @Nullable Growth growth)
      throws InterruptedException {
    int[] ascending = runIds.toArray();
    int count = Math.max(design.runCount(), before.runCount());
    Reuse reuse = Reuse.of(earlier, options, recipe, worker, before, runs, design.runCount());
    try (Merging merging =
            Merging.start(
                lock,
                before,
                options.layout(),
                IntStream.of(ascending).iterator(),
                options.listener());
        var _ = NodeNotes.of(pool, lock.folder())) {
      options.listener().started(count, before.counts().ok());
      new Dispatch(
              runs,
              design.inOrder(IntStream.of(ascending)).iterator(),
              pool,
              retries.of(count),
              new SweepRecord(writer, options.listener(), recordedAt(), growth, merging),
              options.control())
          .reusing(reuse)
          .run();
      merging.finish();
    }
  }

  private UnaryOperator<RunOutcome> recordedAt() {
    Path target = Path.of(recipe.studyFolder());
    return target.equals(lock.folder().root())
        ? UnaryOperator.identity()
        : new Relocation(target)::apply;
  }
}
