package dev.skysweep.pool.local;

import dev.skysweep.pool.AttemptResult;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunClock;
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
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One place for a worker process: takes attempts, one after the other, and replaces the process
/// when it has died or retires.
///
/// While runs are short, a second attempt is sent ahead, so that the worker need not wait for its
/// parent between two of them. With longer runs that would only tie an attempt to a busy worker.
final class WorkerSlot {
  private static final Duration SHORT_RUN = Duration.ofMillis(250);

  /// A start takes a second, and some more from a slow disk.
  private static final Duration LONGEST_START =
      Duration.ofSeconds(Long.getLong("skysweep.longestStart", 180));

  private final SweepRecipe recipe;
  private final AttemptQueue queue;
  private final ArrayDeque<QueuedAttempt> sent = new ArrayDeque<>();
  private final Thread thread;
  private RunClock clock = new RunClock();
  private boolean sendsAhead;
  private volatile @Nullable WorkerProcess worker;
  private volatile @Nullable Begun inWork;
  private volatile @Nullable RunClock starting;
  private volatile boolean startedLate;
  private volatile @Nullable QueuedAttempt late;
  private volatile boolean stopped;

  private WorkerSlot(SweepRecipe recipe, AttemptQueue queue) {
    this.recipe = recipe;
    this.queue = queue;
    this.thread = Thread.ofPlatform().daemon().name("worker-slot").unstarted(this::serve);
  }

  /// The attempt that the worker has, and since when.
  private record Begun(QueuedAttempt attempt, RunClock clock) {}

  static WorkerSlot start(SweepRecipe recipe, AttemptQueue queue) {
    var slot = new WorkerSlot(recipe, queue);
    slot.thread.start();
    return slot;
  }

  private void serve() {
    try {
      while (!stopped) {
        fill();
        if (!sent.isEmpty()) {
          awaitFirst();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      retire();
    }
  }

  private void fill() throws InterruptedException {
    if (worker == null) {
      queue.awaitNeed();
      if (!starts()) {
        return;
      }
    } else if (sent.isEmpty()) {
      queue.free();
    }
    if (sent.isEmpty()) {
      send(queue.take());
    }
    if (sent.size() == 1 && sendsAhead) {
      QueuedAttempt next = queue.poll();
      if (next != null) {
        send(next);
      }
    }
  }

  /// Whether a new worker is there. If not, an attempt fails for it, if one still waits.
  private boolean starts() {
    begin();
    try {
      WorkerProcess launched = WorkerProcess.launch();
      worker = launched;
      starting = clock;
      if (stopped) {
        launched.kill();
      }
      launched.open(recipe);
      starting = null;
      return true;
    } catch (WorkerDiedException died) {
      starting = null;
      worker = null;
      WorkerDiedException e = startedLate ? died.inItsStart(LONGEST_START) : died;
      startedLate = false;
      queue.gone();
      QueuedAttempt unlucky = queue.poll();
      if (unlucky != null) {
        complete(unlucky, failure(unlucky, e, false), null, e.exitCode());
      }
      return false;
    }
  }

  private void send(QueuedAttempt queued) {
    WorkerProcess process = Objects.requireNonNull(worker);
    boolean first = sent.isEmpty();
    if (first) {
      begin();
    }
    if (first ? !queued.enter(process) : queued.isCancelled()) {
      queued.completeCancelled();
      return;
    }
    process.send(queued.attempt().run(), queued.attempt().purpose());
    sent.add(queued);
    if (first) {
      inWork = new Begun(queued, clock);
    }
  }

  /// Ends the worker, from any thread, if it has had its run for so long that it can't end it, or
  /// is not ready after a time that no engine takes.
  ///
  /// @param limit from the start of the run; null for none
  void endIfLate(@Nullable Duration limit) {
    Begun now = inWork;
    RunClock start = starting;
    WorkerProcess process = worker;
    if (process == null) {
      return;
    }
    if (start != null && isOver(start, LONGEST_START)) {
      startedLate = true;
      process.kill();
    } else if (now != null && limit != null && isOver(now.clock(), limit)) {
      late = now.attempt();
      process.kill();
    }
  }

  private static boolean isOver(RunClock since, Duration limit) {
    return since.stop().elapsed().compareTo(limit) > 0;
  }

  /// From now on the first attempt that was sent is the one that the worker has.
  private void begin() {
    clock = new RunClock();
  }

  private void awaitFirst() {
    WorkerProcess process = Objects.requireNonNull(worker);
    QueuedAttempt first = sent.getFirst();
    try {
      Done done = process.receive();
      inWork = null;
      sent.removeFirst();
      first.leave();
      complete(first, done.outcome(), process, null);
      sendsAhead = !recipe.isolate() && done.outcome().timing().elapsed().compareTo(SHORT_RUN) < 0;
      if (done.retire() || recipe.isolate()) {
        retire();
      } else if (!sent.isEmpty()) {
        begin();
        if (!sent.getFirst().enter(process)) {
          sent.removeFirst().completeCancelled();
          retire();
        } else {
          inWork = new Begun(sent.getFirst(), clock);
        }
      }
    } catch (WorkerDiedException e) {
      worker = null;
      inWork = null;
      sent.removeFirst();
      first.leave();
      complete(first, failure(first, e, true), process, e.exitCode());
      giveBack();
    }
  }

  /// What was sent ahead was never begun: another worker, or the next one here, can have it.
  private void giveBack() {
    while (!sent.isEmpty()) {
      queue.putBack(sent.removeLast());
    }
  }

  private RunOutcome failure(QueuedAttempt queued, WorkerDiedException death, boolean begun) {
    RunTiming timing = clock.stop();
    FailureKind kind = death.kind();
    String reason = death.reason();
    if (queued.isCancelled() || stopped) {
      kind = FailureKind.CANCELLED;
    } else if (queued.equals(late)) {
      kind = FailureKind.TIMED_OUT;
      reason = WorkerDiedException.TOO_LATE;
    }
    int runId = queued.attempt().run().runId();
    return begun && queued.attempt().purpose() == Purpose.RUN
        ? FailedRun.of(Path.of(recipe.studyFolder()), runId, timing, kind, reason)
        : new RunOutcome.Failed(runId, timing, null, kind, reason);
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
    giveBack();
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
