package dev.skysweep.sweep;

import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.ManifestWriter;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunSpec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where outcomes go: into the manifest and, once they are on the disk, to the listener.
final class SweepRecord {
  private final ManifestWriter manifest;
  private final SweepListener listener;
  private final UnaryOperator<RunOutcome> asRecorded;
  private CompletableFuture<@Nullable Void> last = CompletableFuture.completedFuture(null);

  SweepRecord(ManifestWriter manifest, SweepListener listener) {
    this(manifest, listener, UnaryOperator.identity());
  }

  /// @param asRecorded what the manifest says of an outcome
  SweepRecord(
      ManifestWriter manifest, SweepListener listener, UnaryOperator<RunOutcome> asRecorded) {
    this.manifest = manifest;
    this.listener = listener;
    this.asRecorded = asRecorded;
  }

  /// @param retried whether the run will be tried again
  /// @throws StorageException if an earlier outcome could not be written
  void add(RunSpec run, AttemptResult result, boolean retried) {
    RunOutcome outcome = asRecorded.apply(result.outcome());
    last =
        manifest
            .append(ManifestEntry.of(run, outcome, result.attempt(), retried))
            .thenRun(() -> tell(result, retried));
  }

  private synchronized void tell(AttemptResult result, boolean retried) {
    listener.recorded(result.outcome(), result.attempt(), retried);
  }

  /// Waits until everything handed over is on the disk and told.
  ///
  /// @throws StorageException if it could not be written
  void settle() {
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
