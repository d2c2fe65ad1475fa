package dev.skysweep.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Trials;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochTextTest {
  private static final LocalDateTime ORIGIN = LocalDateTime.of(1941, 1, 5, 12, 0);

  @ParameterizedTest
  @CsvSource({
    "31041.5, 2026-01-01T00:00:00",
    "31041.50069444444, 2026-01-01T00:00:59.999999616",
    "21545, 2000-01-01T12:00:00",
    "3.1e+04, 2025-11-20T12:00:00",
    "-1.5, 1941-01-04T00:00:00"
  })
  void modJulianDaysAreExact(String days, String expected) {
    assertThat(EpochText.modJulian(days)).isEqualTo(EpochText.iso(expected)).isPresent();
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void modJulianDaysOfAnyLengthAreExact(long seed) {
    RandomGenerator random = Trials.random(seed);
    BigDecimal days =
        BigDecimal.valueOf(random.nextLong(6000, 60000))
            .add(
                BigDecimal.valueOf(random.nextDouble())
                    .setScale(random.nextInt(18), RoundingMode.DOWN));

    BigDecimal nanoseconds = days.multiply(BigDecimal.valueOf(86_400_000_000_000L));

    BigDecimal read =
        BigDecimal.valueOf(
            EpochText.modJulian(days.toPlainString()).orElseThrow() - nanoseconds(ORIGIN));
    assertThat(read.subtract(nanoseconds).abs()).isLessThanOrEqualTo(new BigDecimal("0.5"));
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void datesAreReadInEveryForm(long seed) {
    LocalDateTime moment =
        LocalDateTime.ofEpochSecond(
            Trials.random(seed).nextLong(-400_000_000L, 4_000_000_000L),
            Trials.random(seed).nextInt(1000) * 1_000_000,
            ZoneOffset.UTC);

    assertThat(EpochText.gregorian(format(moment, "dd MMM yyyy HH:mm:ss.SSS")))
        .hasValue(nanoseconds(moment));
    assertThat(EpochText.iso(format(moment, "yyyy-MM-dd'T'HH:mm:ss.SSS")))
        .hasValue(nanoseconds(moment));
    assertThat(EpochText.iso(format(moment, "yyyy-DDD'T'HH:mm:ss.SSS")))
        .hasValue(nanoseconds(moment));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01 Foo 2026 00:00:00.000",
        "31 Feb 2026 00:00:00.000",
        "01 Jan 2026 25:00:00.000",
        "01 Jan 2026 00:60:00.000",
        "01 Jan 2026 00:00:00.0x0",
        "2026-01-01",
        "2026-400T00:00:00",
        "1e999999999",
        "1e-999999999",
        "nan",
        "inf",
        "99999999999",
        "1 Jan 2026 00:00:00.000",
        "01 anf 2026 00:00:00.000"
      })
  void otherTextsAreRefused(String text) {
    assertThat(EpochText.gregorian(text)).isEmpty();
    assertThat(EpochText.iso(text)).isEmpty();
    assertThat(EpochText.modJulian(text)).isEmpty();
  }

  private static String format(LocalDateTime moment, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(moment);
  }

  private static long nanoseconds(LocalDateTime moment) {
    return ChronoUnit.NANOS.between(LocalDateTime.of(1970, 1, 1, 0, 0), moment);
  }
}
