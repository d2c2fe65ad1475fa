package dev.skysweep.pool.local;

import dev.skysweep.pool.AttemptHandle;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.pool.RunAttempt;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunTiming;
import dev.skysweep.worker.WorkerProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// An attempt on its way: waiting, in a worker, or done.
final class QueuedAttempt implements AttemptHandle {
  private final RunAttempt attempt;
  private final CompletableFuture<AttemptResult> result = new CompletableFuture<>();
  private boolean cancelled;
  private @Nullable WorkerProcess worker;

  QueuedAttempt(RunAttempt attempt) {
    this.attempt = attempt;
  }

  RunAttempt attempt() {
    return attempt;
  }

  @Override
  public CompletableFuture<AttemptResult> result() {
    return result;
  }

  /// Whether the attempt is still wanted; if so its worker is known until it [#leave]s, so that it
  /// can be cancelled there.
  synchronized boolean enter(WorkerProcess process) {
    worker = process;
    return !cancelled;
  }

  /// Its worker is about to have another attempt.
  synchronized void leave() {
    worker = null;
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  @Override
  public void cancel() {
    synchronized (this) {
      cancelled = true;
      if (worker != null) {
        worker.kill();
        return;
      }
    }
    completeCancelled();
  }

  @Override
  public void withdraw() {
    synchronized (this) {
      if (worker != null) {
        return;
      }
      cancelled = true;
    }
    completeCancelled();
  }

  void completeCancelled() {
    Instant now = Instant.now();
    var outcome =
        new RunOutcome.Failed(
            attempt.run().runId(),
            new RunTiming(now, now, Duration.ZERO),
            null,
            FailureKind.CANCELLED,
            "cancelled");
    result.complete(new AttemptResult(outcome, new Attempt(attempt.number(), "", 0, null), null));
  }
}
