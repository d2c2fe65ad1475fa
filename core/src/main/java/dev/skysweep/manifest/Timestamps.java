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
import java.util.regex.Pattern;

/// Moments as the reference writes them, `2026-11-23T13:18:38.758765+00:00`.
final class Timestamps {
  private static final DateTimeFormatter WRITTEN =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 6, 6, true)
          .appendLiteral("+00:00")
          .toFormatter(Locale.ROOT);

  private static final Pattern AS_WRITTEN =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}\\+00:00");

  private Timestamps() {}

  /// In UTC, to the microsecond.
  static String write(Instant moment) {
    return WRITTEN.format(moment.atOffset(ZoneOffset.UTC));
  }

  /// Any ISO moment; one without an offset is in UTC.
  static Instant read(String text) throws MalformedLine {
    try {
      if (AS_WRITTEN.matcher(text).matches()) {
        return asWritten(text);
      }
      TemporalAccessor parsed = DateTimeFormatter.ISO_DATE_TIME.parse(text);
      return parsed.isSupported(ChronoField.INSTANT_SECONDS)
          ? Instant.from(parsed)
          : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new MalformedLine("has no moment in '" + text + "'", e);
    }
  }

  /// A formatter would take as long as the rest of the line.
  private static Instant asWritten(String text) {
    LocalDateTime moment =
        LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            number(text, 20, 26) * 1000);
    return moment.toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
