package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.study.Attempt;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.RunTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SteadyTimesTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  private final SteadyTimes times = new SteadyTimes();

  /// Seconds after noon at which attempts of ten seconds each end, as told and as they were.
  private List<Long> steady(String host, long... ends) {
    return LongStream.of(ends)
        .boxed()
        .map(end -> entry(host, NOON.plusSeconds(end)))
        .map(times::of)
        .peek(timing ->
            assertThat(Duration.between(timing.startedAt(), timing.endedAt())).hasSeconds(10))
        .map(timing -> Duration.between(NOON, timing.endedAt()).toSeconds())
        .toList();
  }

  private static ManifestEntry entry(String host, Instant end) {
    var timing = new RunTiming(end.minusSeconds(10), end, Duration.ofSeconds(10));
    return ManifestEntry.of(
        RunSpec.of(0, Map.of()),
        new RunOutcome.Succeeded(0, timing, null, RunOutputs.NONE),
        new Attempt(1, host, 1, null),
        false);
  }

  @Test
  void timesStayAsTheyAreWhereNoClockWasSet() {
    assertThat(steady("a", 20, 10, 30, 90_000, 89_990))
        .containsExactly(20L, 10L, 30L, 90_000L, 89_990L);
  }

  @Test
  void afterAClockWasSetBackTimeGoesOn() {
    assertThat(steady("a", 20, 30, -3560, -3550)).containsExactly(20L, 30L, 30L, 40L);
  }

  @Test
  void whatBeganBeforeItWasSetKeepsItsTime() {
    assertThat(steady("a", 20, 30, -3560, 35, -3550, 36))
        .containsExactly(20L, 30L, 30L, 35L, 40L, 36L);
  }

  @Test
  void aClockThatIsSetRightAgainIsRight() {
    assertThat(steady("a", 20, 30, -3560, 40)).containsExactly(20L, 30L, 30L, 40L);
  }

  @Test
  void eachMachineHasItsOwn() {
    assertThat(steady("a", 20)).containsExactly(20L);
    assertThat(steady("b", -3580)).containsExactly(-3580L);
    assertThat(steady("a", 30)).containsExactly(30L);
  }

  @Test
  void timesBeyondReasonAreTakenAsTheyAre() {
    for (Instant end : List.of(Instant.MAX, Instant.MIN.plusSeconds(10), Instant.MAX, NOON)) {
      assertThat(times.of(entry("a", end))).isNotNull();
    }
  }
}
