package dev.skysweep;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

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

  /// The same, where it is not plain why something never happens.
  ///
  /// @param instead what is going on instead, asked when it is given up
  public static void until(String what, BooleanSupplier happened, Supplier<String> instead) {
    until(LONGEST, what, happened, instead);
  }

  /// The same for what takes longer, or is less to be looked at.
  ///
  /// @param longest after which it counts as never
  public static void until(Duration longest, String what, BooleanSupplier happened) {
    until(longest, what, happened, () -> "");
  }

  private static void until(
      Duration longest, String what, BooleanSupplier happened, Supplier<String> instead) {
    long pause = longest.dividedBy(LOOKS).toNanos();
    Instant end = Instant.now().plus(longest);
    while (!happened.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError(
            "did not happen in %d s: %s %s"
                .formatted(longest.toSeconds(), what, instead.get())
                .strip());
      }
      LockSupport.parkNanos(pause);
    }
  }
}
