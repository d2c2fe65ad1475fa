package dev.skysweep.pool.local;

import dev.skysweep.pool.AttemptResult;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunTiming;
import dev.skysweep.worker.FailedRun;
import dev.skysweep.worker.SweepRecipe;
import dev.skysweep.worker.WorkerDiedException;
import dev.skysweep.worker.WorkerIdentity;
import dev.skysweep.worker.WorkerMessage.Done;
import dev.skysweep.worker.WorkerMessage.Purpose;
import dev.skysweep.worker.WorkerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// One place for a worker process: takes attempts, one after the other, and replaces the process
/// when it has died or retires.
final class WorkerSlot {
  private final SweepRecipe recipe;
  private final BlockingQueue<QueuedAttempt> queue;
  private final Thread thread;
  private volatile @Nullable WorkerProcess worker;
  private volatile boolean stopped;

  private WorkerSlot(SweepRecipe recipe, BlockingQueue<QueuedAttempt> queue) {
    this.recipe = recipe;
    this.queue = queue;
    this.thread = Thread.ofPlatform().daemon().name("worker-slot").unstarted(this::serve);
  }

  static WorkerSlot start(SweepRecipe recipe, BlockingQueue<QueuedAttempt> queue) {
    var slot = new WorkerSlot(recipe, queue);
    slot.thread.start();
    return slot;
  }

  private void serve() {
    try {
      while (!stopped) {
        execute(queue.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      retire();
    }
  }

  private void execute(QueuedAttempt queued) {
    if (queued.isCancelled()) {
      queued.completeCancelled();
      return;
    }
    Instant startedAt = Instant.now();
    long start = System.nanoTime();
    WorkerProcess process = null;
    try {
      process = ready();
      if (!queued.enter(process)) {
        queued.completeCancelled();
        return;
      }
      Done done = process.execute(queued.attempt().run(), queued.attempt().purpose());
      queued.leave();
      complete(queued, done.outcome(), process, null);
      if (done.retire() || recipe.isolate()) {
        retire();
      }
    } catch (WorkerDiedException e) {
      worker = null;
      queued.leave();
      var timing =
          new RunTiming(startedAt, Instant.now(), Duration.ofNanos(System.nanoTime() - start));
      complete(queued, failure(queued, timing, e, process != null), process, e.exitCode());
    }
  }

  private WorkerProcess ready() throws WorkerDiedException {
    WorkerProcess current = worker;
    if (current == null) {
      current = WorkerProcess.start(recipe);
      worker = current;
      if (stopped) {
        current.kill();
      }
    }
    return current;
  }

  private RunOutcome failure(
      QueuedAttempt queued, RunTiming timing, WorkerDiedException death, boolean begun) {
    FailureKind kind = FailureKind.WORKER_LOST;
    if (queued.isCancelled() || stopped) {
      kind = FailureKind.CANCELLED;
    } else if (death.crashed()) {
      kind = FailureKind.ENGINE_CRASHED;
    }
    int runId = queued.attempt().run().runId();
    return begun && queued.attempt().purpose() == Purpose.RUN
        ? FailedRun.of(Path.of(recipe.studyFolder()), runId, timing, kind, death.reason())
        : new RunOutcome.Failed(runId, timing, null, kind, death.reason());
  }

  private static void complete(
      QueuedAttempt queued,
      RunOutcome outcome,
      @Nullable WorkerProcess process,
      @Nullable Integer exitCode) {
    WorkerIdentity identity = process == null ? null : process.identity();
    var attempt =
        new Attempt(
            queued.attempt().number(),
            identity == null ? "" : identity.host(),
            process == null ? 0 : process.processId(),
            exitCode);
    queued.result().complete(new AttemptResult(outcome, attempt, identity));
  }

  private void retire() {
    WorkerProcess current = worker;
    worker = null;
    if (current != null) {
      current.close();
    }
  }

  /// Ends the worker, and with it the attempt that it has.
  void stop() {
    stopped = true;
    WorkerProcess current = worker;
    if (current != null) {
      current.kill();
    }
    thread.interrupt();
  }

  void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
