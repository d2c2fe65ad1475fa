package dev.skysweep;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what another process does, as long as it takes and no longer.
public final class Await {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final int LOOKS = 180_000;

  private Await() {}

  /// Returns when something has happened.
  ///
  /// @param what is awaited, for the message when it never happens
  public static void until(String what, BooleanSupplier happened) {
    until(LONGEST, what, happened);
  }

  /// The same for what takes longer, or is less to be looked at.
  ///
  /// @param longest after which it counts as never
  public static void until(Duration longest, String what, BooleanSupplier happened) {
    long pause = longest.dividedBy(LOOKS).toNanos();
    Instant end = Instant.now().plus(longest);
    while (!happened.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("did not happen in " + longest.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(pause);
    }
  }
}
