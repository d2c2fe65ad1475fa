package dev.skysweep.manifest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/// Moments as the reference writes them, `2026-11-23T13:18:38.758765+00:00`.
final class Timestamps {
  private static final DateTimeFormatter WRITTEN =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 6, 6, true)
          .appendLiteral("+00:00")
          .toFormatter(Locale.ROOT);

  private Timestamps() {}

  /// In UTC, to the microsecond.
  static String write(Instant moment) {
    return WRITTEN.format(moment.atOffset(ZoneOffset.UTC));
  }

  /// Any ISO moment; one without an offset is in UTC.
  static Instant read(String text) throws MalformedLine {
    try {
      TemporalAccessor parsed = DateTimeFormatter.ISO_DATE_TIME.parse(text);
      return parsed.isSupported(ChronoField.INSTANT_SECONDS)
          ? Instant.from(parsed)
          : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new MalformedLine("has no moment in '" + text + "'", e);
    }
  }
}
