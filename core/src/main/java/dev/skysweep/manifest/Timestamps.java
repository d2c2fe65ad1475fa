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
  private static final String ZULU = "+00:00";

  private static final DateTimeFormatter WRITTEN =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 6, 6, true)
          .appendLiteral(ZULU)
          .toFormatter(Locale.ROOT);

  /// A zero stands for any digit.
  private static final String LOCAL = "0000-00-00T00:00:00.000000";

  private Timestamps() {}

  /// In UTC, to the microsecond.
  static String write(Instant moment) {
    return WRITTEN.format(moment.atOffset(ZoneOffset.UTC));
  }

  /// Any ISO moment; one without an offset is in UTC.
  static Instant read(String text) throws MalformedLine {
    try {
      if (isAsWritten(text)) {
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

  private static boolean isAsWritten(String text) {
    if (text.length() != LOCAL.length() + ZULU.length() || !text.endsWith(ZULU)) {
      return false;
    }
    for (int i = 0; i < LOCAL.length(); i++) {
      char there = text.charAt(i);
      char digitOrMark = there >= '0' && there <= '9' ? '0' : there;
      if (digitOrMark != LOCAL.charAt(i)) {
        return false;
      }
    }
    return true;
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
