package dev.skysweep.sweep;

import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.ManifestWriter;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.study.Growth;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunSpec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where outcomes go: into the manifest and, once they are on the disk, to the listener.
final class SweepRecord implements RunRecord {
  private final ManifestWriter manifest;
  private final SweepListener listener;
  private final UnaryOperator<RunOutcome> asRecorded;
  private final @Nullable Growth growth;
  private final Merging merging;
  private CompletableFuture<?> last = CompletableFuture.completedFuture("nothing yet");

  /// @param asRecorded what the manifest says of an outcome
  /// @param growth null for runs of the study's beginning
  /// @param merging is told of runs that have ended for good
  SweepRecord(
      ManifestWriter manifest,
      SweepListener listener,
      UnaryOperator<RunOutcome> asRecorded,
      @Nullable Growth growth,
      Merging merging) {
    this.manifest = manifest;
    this.listener = listener;
    this.asRecorded = asRecorded;
    this.growth = growth;
    this.merging = merging;
  }

  @Override
  public void add(RunSpec run, AttemptResult result, boolean retried) {
    RunOutcome outcome = asRecorded.apply(result.outcome());
    ManifestEntry entry = ManifestEntry.of(run, outcome, result.attempt(), retried).with(growth);
    last = manifest.append(entry).thenRun(() -> tell(outcome, result, retried));
  }

  private synchronized void tell(RunOutcome recorded, AttemptResult result, boolean retried) {
    listener.recorded(result.outcome(), result.attempt(), retried);
    if (!retried) {
      merging.recorded(recorded);
    }
  }

  @Override
  public void settle() {
    try {
      last.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StorageException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
