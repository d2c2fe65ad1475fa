package dev.skysweep.worker;

import dev.skysweep.SweepException;
import dev.skysweep.bucket.BucketPlace;
import dev.skysweep.bucket.Mirror;
import dev.skysweep.bucket.Presence;
import dev.skysweep.files.FileTree;
import dev.skysweep.gmat.EngineException;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunFolderName;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes runs of a study in a bucket: what a run leaves is there before its outcome is told.
final class Publication implements RunExecutor {
  private final RunExecutor runs;
  private final Uploads uploads;

  private Publication(RunExecutor runs, Uploads uploads) {
    this.runs = runs;
    this.uploads = uploads;
  }

  /// An executor of the recipe's runs that also publishes them, if the study lies in a bucket. Of a
  /// study that the recipe names by its address nothing stays on this machine.
  ///
  /// @throws SweepException if the bucket can't be used from here, or the engine doesn't start
  static RunExecutor of(SweepRecipe recipe, Consumer<RunOutcome> lastWord) {
    Optional<BucketPlace> address = BucketPlace.of(recipe.studyFolder());
    if (address.isPresent()) {
      Mirror passing = Mirror.at(address.get(), WorkerFolder.mine());
      new Presence(passing).show(WorkerIdentities.of("", "", "", Map.of()).name());
      return publishing(recipe.at(passing.folder().toString()), passing, false, lastWord);
    }
    return Mirror.of(Path.of(recipe.studyFolder()))
        .map(mirror -> publishing(recipe, mirror, true, lastWord))
        .orElseGet(() -> MissionExecutor.open(recipe, lastWord));
  }

  private static RunExecutor publishing(
      SweepRecipe recipe, Mirror mirror, boolean kept, Consumer<RunOutcome> lastWord) {
    var uploads = new Uploads(mirror, recipe.keepRaw(), kept);
    Consumer<RunOutcome> published = outcome -> lastWord.accept(uploads.publish(outcome));
    return new Publication(MissionExecutor.open(recipe, published), uploads);
  }

  /// The way of a run's files into the bucket.
  ///
  /// @param kept whether they also stay here
  private record Uploads(Mirror mirror, boolean keepRaw, boolean kept) {
    /// What GMAT wrote is left where a run failed, half written; it says nothing then.
    RunOutcome publish(RunOutcome outcome) {
      boolean withRaw = keepRaw || outcome instanceof RunOutcome.Succeeded;
      Path run = mirror.folder().resolve(RunFolderName.of(outcome.runId()));
      try {
        mirror.push(run, file -> withRaw || !RunFolder.isRaw(run.relativize(file)));
        return outcome;
      } catch (SweepException e) {
        String cause = String.valueOf(e.getMessage());
        return new RunOutcome.Failed(
            outcome.runId(), outcome.timing(), null, FailureKind.STORAGE_FAILED, cause);
      } finally {
        if (!kept) {
          FileTree.deleteQuietly(run);
        }
      }
    }
  }

  @Override
  public RunExecutor reopen(SweepRecipe recipe) {
    throw new EngineException(
        "a worker that publishes a study's runs does so for that sweep alone");
  }

  @Override
  public WorkerIdentity identity() {
    return runs.identity();
  }

  @Override
  public RunOutcome execute(RunSpec run) {
    return uploads.publish(runs.execute(run));
  }

  @Override
  public RunOutcome check(RunSpec run) {
    return runs.check(run);
  }

  @Override
  public boolean worn() {
    return runs.worn();
  }
}
