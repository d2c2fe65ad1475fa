package dev.skysweep.study;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Times a run, from when it is made. The machine's clock may be set meanwhile: how long the run
/// took is right nevertheless, and its end is not before its start and that.
public final class RunClock {
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Instant startedAt;
  private final long start;

  public RunClock() {
    this(InstantSource.system(), System::nanoTime);
  }

  /// @param clock that may be set
  /// @param nanos that are not, in nanoseconds since whenever
  public RunClock(InstantSource clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
    this.startedAt = clock.instant();
    this.start = nanos.getAsLong();
  }

  /// The run has ended now.
  public RunTiming stop() {
    Duration elapsed = Duration.ofNanos(nanos.getAsLong() - start);
    Instant earliest = startedAt.plus(elapsed);
    Instant now = clock.instant();
    return new RunTiming(startedAt, now.isBefore(earliest) ? earliest : now, elapsed);
  }
}
