package dev.skysweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Trials;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.study.RunLimits;
import dev.skysweep.study.RunSpec;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A hundred thousand sweeps on clusters that misbehave, each with its own seed, on a clock that
/// does not wait, some from a laptop that sleeps for up to an hour. Every run ends exactly once, no
/// attempt is one too many or too few or too early, the window is neither overfull nor idle.
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
    private final int runs;
    private final RunLimits limits;
    private final CheckedRecord record;
    private SimulatedPool pool;
    private int toSubmit;
    private int begun;
    private boolean draining;
    private boolean wasIdle;
    private long changesBefore;
    private int submittedBefore;
    private long endsBefore = LONGEST;

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
      boolean isIdle =
          !draining
              && begun < toSubmit
              && pool.inFlight() < pool.capacity()
              && pool.awake() == time.now();
      long changes = begun + pool.changes();
      assertThat(isIdle && wasIdle && changes == changesBefore).as("the window stalls").isFalse();
      wasIdle = isIdle;
      changesBefore = changes;
      time.afterMillis(2_000, this::watch);
    }

    /// What a user does who sees nothing happen, or had enough.
    private void endEarly() {
      draining = true;
      submittedBefore = pool.submitted();
      if (random.nextBoolean()) {
        int inFlight = pool.inFlight();
        boolean isAwake = pool.awake() == time.now();
        control.drain();
        time.afterMillis(
            1, () -> assertThat(isAwake && pool.withdrawn() < inFlight).as("kept").isFalse());
        time.afterMillis(60_000, this::stop);
      } else {
        stop();
      }
    }

    private void stop() {
      control.stop();
      endsBefore = pool.awake() + Duration.ofMillis(weather.longestDelayMillis()).toNanos();
    }

    void run() throws InterruptedException {
      try {
        dispatch(IntStream.range(0, runs));
      } catch (PoolException e) {
        assertThat(weather.gracious()).as("the pool gave up").isFalse();
        if (draining) {
          return;
        }
        // what `skysweep resume` does
        record.resume();
        pool = new SimulatedPool(time, random, weather.withoutBreaks());
        dispatch(record.unfinished());
      }
      assertThat(record.settled()).as("outcomes settled").isTrue();
      if (draining) {
        assertThat(pool.submitted()).as("attempts after a wish to end").isEqualTo(submittedBefore);
        assertThat(time.now()).as("end after a stop").isLessThanOrEqualTo(endsBefore);
      } else {
        assertThat(record.unfinished()).as("runs that have not ended").isEmpty();
      }
    }

    private void dispatch(IntStream runIds) throws InterruptedException {
      int[] ids = runIds.toArray();
      begun = 0;
      toSubmit = ids.length;
      new Dispatch(
              this::spec,
              IntStream.of(ids).iterator(),
              pool,
              new RetryPolicy(limits).of(runs),
              record,
              control)
          .wokenBy(new SimulatedWakeups<>(time, this::asleep, pool::awake))
          .run();
      assertThat(pool.mostInFlight()).as("in flight above capacity").isNotPositive();
    }

    private RunSpec spec(int run) {
      begun++;
      return RunSpec.of(run, Map.of());
    }

    private void asleep() {
      assertThat(time.now()).as("time that has passed").isLessThan(LONGEST);
      if (!draining && begun < toSubmit) {
        assertThat(pool.inFlight())
            .as("in flight while runs wait")
            .isGreaterThanOrEqualTo(pool.capacity());
      }
    }
  }
}
