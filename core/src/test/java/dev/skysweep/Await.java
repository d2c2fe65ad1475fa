package dev.skysweep;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what another process does, as long as it takes and no longer.
public final class Await {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final long LOOK_EVERY_NANOS = 1_000_000;

  private Await() {}

  /// @param what is awaited, for the message when it never happens
  public static void until(String what, BooleanSupplier happened) {
    Instant end = Instant.now().plus(LONGEST);
    while (!happened.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("did not happen in " + LONGEST.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }
}
