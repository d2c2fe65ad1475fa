package dev.skysweep.pool.local;

import dev.skysweep.pool.AttemptHandle;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.PoolRequest;
import dev.skysweep.pool.RunAttempt;
import dev.skysweep.study.StudyException;
import dev.skysweep.worker.SweepRecipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Worker processes on this machine, each with an engine of its own, warm from run to run and from
/// sweep to sweep: they end when the pool is closed, or with this JVM.
public final class LocalPool implements ExecutionPool {
  private final int workers;
  private final AttemptQueue queue = new AttemptQueue();
  private final List<WorkerSlot> slots = new ArrayList<>();
  private @Nullable ScheduledExecutorService watch;
  private volatile boolean open;

  private LocalPool(int workers) {
    this.workers = workers;
  }

  /// A pool of so many worker processes.
  ///
  /// @throws StudyException if there are less than one
  public static LocalPool of(int workers) {
    if (workers < 1) {
      throw new StudyException("a local pool needs at least 1 worker, not " + workers);
    }
    return new LocalPool(workers);
  }

  /// The pool that a request describes.
  ///
  /// @throws StudyException if it has arguments, of which there are none here
  public static LocalPool of(PoolRequest request) {
    if (!request.arguments().isEmpty()) {
      throw new StudyException(
          "the pool local takes no argument '%s'"
              .formatted(request.arguments().keySet().iterator().next()));
    }
    return of(workersOf(request));
  }

  /// How many workers the pool has that a request describes.
  public static int workersOf(PoolRequest request) {
    return request.workers() == -1 ? allCores() : request.workers();
  }

  /// One worker for each core of this machine.
  public static LocalPool ofAllCores() {
    return of(allCores());
  }

  private static int allCores() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public String name() {
    return "LocalPool";
  }

  @Override
  public synchronized void open(SweepRecipe recipe, Consumer<String> said) {
    closeSlots();
    OpenFiles.require(workers);
    LocalEngine.ensure(recipe.engine(), said);
    for (int i = 0; i < workers; i++) {
      slots.add(WorkerSlot.start(recipe, queue));
    }
    watch(List.copyOf(slots), recipe.limits().workerTimeout());
    open = true;
  }

  private void watch(List<WorkerSlot> watched, @Nullable Duration limit) {
    watch =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("late-workers").factory());
    var _ =
        watch.scheduleWithFixedDelay(
            () -> watched.forEach(slot -> slot.endIfLate(limit)), 1, 1, TimeUnit.SECONDS);
  }

  /// One attempt that runs and one that waits for each worker, so that none is ever idle.
  @Override
  public int capacity() {
    return 2 * workers;
  }

  @Override
  public AttemptHandle submit(RunAttempt attempt) {
    if (!open) {
      throw new PoolException("the local pool is closed");
    }
    var queued = new QueuedAttempt(attempt);
    queue.add(queued);
    return queued;
  }

  @Override
  public synchronized void close() {
    closeSlots();
  }

  private void closeSlots() {
    open = false;
    if (watch != null) {
      watch.shutdownNow();
      watch = null;
    }
    slots.forEach(WorkerSlot::stop);
    slots.forEach(WorkerSlot::join);
    slots.clear();
    queue.drain().forEach(QueuedAttempt::cancel);
  }
}
