package dev.skysweep.sweep;

import dev.skysweep.pool.AttemptHandle;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.pool.RunAttempt;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunSpec;
import dev.skysweep.sweep.Reuse.Answer;
import dev.skysweep.worker.WorkerMessage.Purpose;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Keeps a pool busy with the runs of a design, in a window that slides with every attempt that
/// ends: no run waits for the slowest of a batch. One thread, so memory and order are easy to see:
/// what is held at any time is what is in flight.
final class Dispatch {
  /// How soon a pool that grows by itself is noticed.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /// One try at a run, on its way through the pool.
  private record Flight(RunSpec run, int number, Tries tries) {}

  /// What the dispatching thread wakes up for.
  sealed interface Event {
    record Ended(Flight flight, AttemptHandle handle, AttemptResult result) implements Event {}

    record RetryDue(Flight flight) implements Event {}

    record ControlChanged() implements Event {}
  }

  private final IntFunction<RunSpec> runs;
  private final ExecutionPool pool;
  private final RetryPolicy retryPolicy;
  private final RunRecord record;
  private final SweepControl control;
  private final PrimitiveIterator.OfInt runIds;
  private @Nullable Reuse reuse;
  private Wakeups<Event> events = Wakeups.inRealTime();
  private final ArrayDeque<Flight> retries = new ArrayDeque<>();
  private final Set<AttemptHandle> inFlight = new HashSet<>();
  private int retriesToCome;
  private final FullDisk fullDisk = new FullDisk();

  /// @param runs gives the run of an id
  /// @param runIds the runs to make, in the order in which they start
  Dispatch(
      IntFunction<RunSpec> runs,
      PrimitiveIterator.OfInt runIds,
      ExecutionPool pool,
      RetryPolicy retryPolicy,
      RunRecord record,
      SweepControl control) {
    this.runs = runs;
    this.runIds = runIds;
    this.pool = pool;
    this.retryPolicy = retryPolicy;
    this.record = record;
    this.control = control;
  }

  /// Puts another clock in place of the machine's.
  Dispatch wokenBy(Wakeups<Event> wakeups) {
    events = wakeups;
    return this;
  }

  /// Does not make runs that were made before.
  Dispatch reusing(Reuse known) {
    reuse = known;
    return this;
  }

  /// Returns when every run has ended, or, after a wish to end early, those in flight have.
  ///
  /// @throws dev.skysweep.files.StorageException if an outcome can't be recorded, or run after run
  ///   can't be stored; what is in flight is cancelled
  /// @throws PoolException if the pool gives up; what is in flight is cancelled
  void run() throws InterruptedException {
    control.onChange(() -> events.add(new Event.ControlChanged()));
    try {
      while (true) {
        fill();
        if (inFlight.isEmpty() && (control.draining() || !hasMore())) {
          record.settle();
          return;
        }
        switch (events.next(PATIENCE)) {
          case null -> {
            // the pool may have grown meanwhile
          }
          case Event.Ended ended -> handle(ended);
          case Event.RetryDue(Flight flight) -> {
            retriesToCome--;
            retries.add(flight);
          }
          case Event.ControlChanged() -> endEarly();
        }
      }
    } finally {
      inFlight.forEach(AttemptHandle::cancel);
    }
  }

  private boolean hasMore() {
    return retriesToCome > 0
        || !retries.isEmpty()
        || runIds.hasNext()
        || (reuse != null && reuse.hasReleased());
  }

  private void fill() {
    while (!control.draining() && inFlight.size() < pool.capacity()) {
      Flight next = next();
      if (next == null) {
        return;
      }
      submit(next);
    }
  }

  private @Nullable Flight next() {
    Flight retry = retries.poll();
    if (retry != null) {
      return retry;
    }
    while (!control.draining()) {
      RunSpec run = reuse == null ? null : reuse.released();
      if (run == null && runIds.hasNext()) {
        run = runs.apply(runIds.nextInt());
      }
      if (run == null) {
        return null;
      }
      switch (reuse == null ? new Answer.Make() : reuse.ask(run)) {
        case Answer.Make() -> {
          return new Flight(run, 1, Tries.NONE);
        }
        case Answer.Taken(AttemptResult result) -> record.add(run, result, false);
        case Answer.Wait() -> {}
      }
    }
    return null;
  }

  private void submit(Flight flight) {
    AttemptHandle handle =
        pool.submit(
            new RunAttempt(flight.run(), flight.number(), Purpose.RUN, flight.tries().badNodes()));
    inFlight.add(handle);
    var _ =
        handle.result().thenAccept(result -> events.add(new Event.Ended(flight, handle, result)));
  }

  private void handle(Event.Ended ended) {
    inFlight.remove(ended.handle());
    switch (ended.result().outcome()) {
      case RunOutcome.Succeeded done -> {
        record.add(ended.flight().run(), ended.result(), false);
        fullDisk.check(done);
        tellReuse(ended.flight().run(), done);
      }
      case RunOutcome.Failed failed -> handleFailure(ended, failed);
    }
  }

  private void handleFailure(Event.Ended ended, RunOutcome.Failed failed) {
    if (failed.kind() == FailureKind.CANCELLED) {
      return;
    }
    if (failed.kind() == FailureKind.POOL_FAILED) {
      throw new PoolException(failed.message());
    }
    Flight flight = ended.flight();
    Tries tries = flight.tries().with(failed.kind(), ended.result());
    boolean retried = retryPolicy.retries(failed.kind(), tries);
    record.add(flight.run(), ended.result(), retried);
    fullDisk.check(failed);
    if (retried) {
      retryLater(new Flight(flight.run(), flight.number() + 1, tries));
    } else {
      tellReuse(flight.run(), failed);
    }
  }

  private void tellReuse(RunSpec run, RunOutcome outcome) {
    if (reuse != null) {
      reuse.ended(run, outcome);
    }
  }

  private void retryLater(Flight flight) {
    retriesToCome++;
    events.addLater(new Event.RetryDue(flight), RetryPolicy.delay(flight.tries()));
  }

  private void endEarly() {
    if (control.stopping()) {
      inFlight.forEach(AttemptHandle::cancel);
    } else if (control.draining()) {
      inFlight.forEach(AttemptHandle::withdraw);
    }
  }
}
