package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.Trials;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
  static LongStream seeds() {
    return Trials.seeds();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsWrittenIsReadBack(long seed) throws MalformedLine {
    Instant moment = Instant.EPOCH.plus(Trials.random(seed).nextLong(1L << 52), ChronoUnit.MICROS);

    assertThat(Timestamps.read(Timestamps.write(moment))).isEqualTo(moment);
  }

  @Test
  void otherIsoFormsAreTheSameMoment() throws MalformedLine {
    Instant moment = Instant.parse("2026-11-23T13:18:38.750Z");

    assertThat(Timestamps.read("2026-11-23T13:18:38.750000+00:00")).isEqualTo(moment);
    assertThat(Timestamps.read("2026-11-23T13:18:38.75Z")).isEqualTo(moment);
    assertThat(Timestamps.read("2026-11-23T14:18:38.750000+01:00")).isEqualTo(moment);
    assertThat(Timestamps.read("2026-11-23T13:18:38.750")).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2026-02-30T00:00:00.000000+00:00",
        "2026-01-01T24:00:00.000000+00:00",
        "2026-13-01T00:00:00.000000+00:00",
        "２026-01-01T00:00:00.000000+00:00"
      })
  void whatIsNoMomentIsRefused(String text) {
    assertThatThrownBy(() -> Timestamps.read(text)).isInstanceOf(MalformedLine.class);
  }
}
