package dev.skysweep.sweep;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What the dispatching thread wakes up for. Tests put a clock of their own here, on which hours
/// pass in no time.
///
/// @param <E> what can happen
interface Wakeups<E> {
  /// From any thread.
  void add(E event);

  /// As [#add], when some time has passed.
  void addLater(E event, Duration delay);

  /// The next event, in their order; null if there is none for so long.
  @Nullable E next(Duration patience) throws InterruptedException;

  /// Those of the machine's own clock.
  static <E> Wakeups<E> inRealTime() {
    var events = new LinkedBlockingQueue<E>();
    return new Wakeups<>() {
      @Override
      public void add(E event) {
        events.add(event);
      }

      @Override
      public void addLater(E event, Duration delay) {
        // not in the common pool: a sweep may itself run in it, and on two cores it has one thread
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
            .execute(() -> events.add(event));
      }

      @Override
      public @Nullable E next(Duration patience) throws InterruptedException {
        return events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      }
    };
  }
}
