package dev.skysweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunClockTest {
  private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");
  private static final Duration TOOK = Duration.ofSeconds(30);

  private Instant now = START;
  private long nanos = -7;

  @ParameterizedTest
  @CsvSource({"PT0S, 12:00:30", "-PT1H, 12:00:30", "-PT10S, 12:00:30", "PT1H, 13:00:30"})
  void whatARunTookIsRightHoweverTheClockIsSet(Duration setBy, String ended) {
    var clock = new RunClock(() -> now, () -> nanos);
    now = now.plus(TOOK).plus(setBy);
    nanos += TOOK.toNanos();

    RunTiming timing = clock.stop();

    assertThat(timing.startedAt()).isEqualTo(START);
    assertThat(timing.elapsed()).isEqualTo(TOOK);
    assertThat(timing.endedAt()).isEqualTo("2026-11-28T" + ended + "Z");
  }

  @Test
  void theMachinesOwnClocksGoOn() {
    RunTiming timing = new RunClock().stop();
    assertThat(timing.elapsed()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
    assertThat(timing.startedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
  }
}
