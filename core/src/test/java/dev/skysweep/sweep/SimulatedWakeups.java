package dev.skysweep.sweep;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Wake-ups on a [VirtualTime], in the dispatching thread itself.
final class SimulatedWakeups<E> implements Wakeups<E> {
  private final VirtualTime time;
  private final Runnable asleep;
  private final LongSupplier awake;
  private final ArrayDeque<E> events = new ArrayDeque<>();

  /// @param asleep is called when the dispatching thread has nothing left to do for now
  /// @param awake when the driver's machine, if it stands still now, goes on; else now
  SimulatedWakeups(VirtualTime time, Runnable asleep, LongSupplier awake) {
    this.time = time;
    this.asleep = asleep;
    this.awake = awake;
  }

  @Override
  public void add(E event) {
    events.add(event);
  }

  @Override
  public void addLater(E event, Duration delay) {
    time.after(delay, () -> events.add(event));
  }

  @Override
  public @Nullable E next(Duration patience) {
    if (events.isEmpty()) {
      asleep.run();
    }
    long end = time.now() + patience.toNanos();
    while (events.isEmpty() && time.passUntilNext(end)) {}
    while (time.passUntilNext(awake.getAsLong())) {}
    return events.poll();
  }
}
