package dev.skysweep.worker;

import dev.skysweep.study.RunTiming;
import java.time.Duration;
import java.time.Instant;

/// Times a run.
final class RunClock {
  private final Instant startedAt = Instant.now();
  private final long start = System.nanoTime();

  RunTiming stop() {
    return new RunTiming(startedAt, Instant.now(), Duration.ofNanos(System.nanoTime() - start));
  }
}
