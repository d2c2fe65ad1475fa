package dev.skysweep.sweep;

import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.RunAttempt;
import dev.skysweep.study.RunFolderName;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.StudyException;
import dev.skysweep.worker.WorkerMessage.Purpose;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Makes one run of a sweep again, beside the sweep, and leaves its script for GMAT itself. The
/// manifest is not touched.
///
/// @param place the study folder, or its manifest
/// @param script the mission script; null for the copy in the folder
/// @param allowScriptDrift whether the script may have changed since
public record Replay(
    Path place, @Nullable Path script, boolean allowScriptDrift, SweepOptions options) {
  /// What a replay gave.
  ///
  /// @param folder where its script, log and outputs are
  /// @param recorded the outcome in the manifest; null if the run was never made
  public record Replayed(RunOutcome outcome, Path folder, @Nullable RunOutcome recorded) {}

  /// Makes the run.
  ///
  /// @throws StudyException if the sweep has no such run
  public Replayed run(int runId, ExecutionPool pool) {
    Study study = Study.open(place, script, allowScriptDrift, options.listener());
    if (runId < 0 || runId >= study.design().runCount()) {
      throw new StudyException(
          "there is no run %d; the sweep's runs go from 0 to %d"
              .formatted(runId, study.design().runCount() - 1));
    }
    Path folder = study.folder().root().resolve("replay");
    pool.open(
        Recipes.of(study.mission(), folder, study.withStep(options)), options.listener()::said);
    AttemptResult result =
        pool.submit(new RunAttempt(study.design().run(runId), 1, Purpose.RUN)).result().join();
    RunOutcome recorded = study.manifest().entry(runId).map(ManifestEntry::outcome).orElse(null);
    return new Replayed(result.outcome(), folder.resolve(RunFolderName.of(runId)), recorded);
  }
}
