package dev.skysweep.sweep;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Time that passes only when there is nothing to do, and then at once.
final class VirtualTime {
  private record Due(long nanos, long order, Runnable action) {}

  private final PriorityQueue<Due> agenda =
      new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::order));
  private long now;
  private long order;

  /// Nanoseconds since the beginning.
  long now() {
    return now;
  }

  void after(Duration delay, Runnable action) {
    agenda.add(new Due(now + delay.toNanos(), order++, action));
  }

  void afterMillis(long millis, Runnable action) {
    after(Duration.ofMillis(millis), action);
  }

  /// Does what is due next, if that is not later than `end`.
  ///
  /// @return whether anything was done; else it is `end` now
  boolean passUntilNext(long end) {
    Due next = agenda.peek();
    if (next == null || next.nanos() > end) {
      now = Math.max(now, end);
      return false;
    }
    agenda.remove();
    now = next.nanos();
    next.action().run();
    return true;
  }
}
