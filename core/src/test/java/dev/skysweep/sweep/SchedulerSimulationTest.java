package dev.skysweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Trials;
import dev.skysweep.study.RunLimits;
import dev.skysweep.study.RunSpec;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A hundred thousand sweeps on clusters that misbehave, each with its own seed, on a clock that
/// does not wait. Every run ends exactly once, no attempt is one too many, the window is neither
/// overfull nor idle.
class SchedulerSimulationTest {
  private static final long SEEDS = Long.getLong("simulations", 100_000);

  @Test
  void everyRunEndsOnceWhateverTheClusterDoes() throws InterruptedException {
    for (long seed = 0; seed < SEEDS; seed++) {
      try {
        new Simulation(seed).run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  private static final class Simulation {
    /// No weather holds up a sweep for longer.
    private static final long LONGEST = Duration.ofDays(30).toNanos();

    private final RandomGenerator random;
    private final VirtualTime time = new VirtualTime();
    private final SweepControl control = new SweepControl();
    private final Weather weather;
    private final SimulatedPool pool;
    private final int runs;
    private final RunLimits limits;
    private final CheckedRecord record;
    private int submitted;
    private boolean stopped;
    private boolean wasIdle;
    private long changesBefore;

    Simulation(long seed) {
      random = Trials.random(seed);
      weather = Weather.of(random);
      pool = new SimulatedPool(time, random, weather);
      runs = 1 + random.nextInt(30);
      limits =
          new RunLimits(
              null,
              RunLimits.DEFAULT_MAX_OUTPUT_BYTES,
              1 + random.nextInt(3),
              random.nextBoolean());
      record = new CheckedRecord(runs, limits);
      watch();
      if (!weather.grants() || random.nextInt(10) == 0) {
        time.afterMillis(random.nextLong(300_000), this::endEarly);
      }
    }

    /// A window with room is filled before the next look, also when the pool grew by itself.
    private void watch() {
      boolean isIdle = !stopped && submitted < runs && pool.inFlight() < pool.capacity();
      long changes = submitted + pool.changes();
      assertThat(isIdle && wasIdle && changes == changesBefore).as("the window stalls").isFalse();
      wasIdle = isIdle;
      changesBefore = changes;
      time.afterMillis(2_000, this::watch);
    }

    /// What a user does who sees nothing happen, or had enough.
    private void endEarly() {
      stopped = true;
      if (random.nextBoolean()) {
        control.drain();
        time.afterMillis(60_000, control::stop);
      } else {
        control.stop();
      }
    }

    void run() throws InterruptedException {
      new Dispatch(
              this::spec,
              IntStream.range(0, runs).iterator(),
              pool,
              new RetryPolicy(limits, runs),
              record,
              control)
          .wokenBy(new SimulatedWakeups<>(time, this::asleep))
          .run();
      assertThat(record.settled()).as("outcomes settled").isTrue();
      assertThat(pool.mostInFlight()).as("in flight above capacity").isNotPositive();
      if (!stopped) {
        assertThat(record.endedRuns()).as("runs that ended").isEqualTo(runs);
      }
    }

    private RunSpec spec(int run) {
      submitted++;
      return RunSpec.of(run, Map.of());
    }

    private void asleep() {
      assertThat(time.now()).as("time that has passed").isLessThan(LONGEST);
      if (!stopped && submitted < runs) {
        assertThat(pool.inFlight())
            .as("in flight while runs wait")
            .isGreaterThanOrEqualTo(pool.capacity());
      }
    }
  }
}
