package dev.skysweep.output;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalLong;

/// Epochs as GMAT prints them, read exactly: nanoseconds since 1970-01-01 00:00 in the scale they
/// are written in. All methods give nothing for a text of another form or beyond 1677 to 2262.
final class EpochText {
  /// Length of `01 Jan 2026 00:00:00.000`.
  static final int GREGORIAN_LENGTH = 24;

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;
  private static final int MOST_SCALE = 100;

  /// GMAT counts modified Julian days from noon of this day.
  private static final long MOD_JULIAN_ORIGIN = LocalDate.of(1941, 1, 5).toEpochDay();

  private EpochText() {}

  /// `01 Jan 2026 00:00:00.000`. A leap second counts as the first of the next day.
  static OptionalLong gregorian(String text) {
    if (text.length() < 20
        || text.charAt(2) != ' '
        || text.charAt(6) != ' '
        || text.charAt(11) != ' ') {
      return OptionalLong.empty();
    }
    int month = MONTHS.indexOf(text.substring(3, 6).toLowerCase(Locale.ROOT));
    if (month < 0 || month % 3 != 0) {
      return OptionalLong.empty();
    }
    return moment(digits(text, 7, 11), month / 3 + 1, digits(text, 0, 2), text, 12);
  }

  /// `2026-01-01T00:00:00.000`, or with the day of the year: `2026-001T00:00:00.000`.
  static OptionalLong iso(String text) {
    int t = text.indexOf('T');
    if (t == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
      return moment(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10), text, 11);
    }
    if (t == 8 && text.charAt(4) == '-') {
      int year = digits(text, 0, 4);
      int dayOfYear = digits(text, 5, 8);
      if (year < 1 || dayOfYear < 1 || dayOfYear > 366) {
        return OptionalLong.empty();
      }
      LocalDate date = LocalDate.of(year, 1, 1).plusDays(dayOfYear - 1L);
      return moment(date.getYear(), date.getMonthValue(), date.getDayOfMonth(), text, 9);
    }
    return OptionalLong.empty();
  }

  /// Days since 1941-01-05 12:00, e.g. `31041.50042863868`, in decimal arithmetic: a double holds
  /// such a number only to half a microsecond.
  static OptionalLong modJulian(String text) {
    if (!NumberText.isNumber(text)) {
      return OptionalLong.empty();
    }
    int point = text.indexOf('.');
    int decimals = point < 0 ? 0 : text.length() - point - 1;
    try {
      if (point > 0
          && point < 7
          && decimals <= 16
          && isDigits(text, 0, point)
          && isDigits(text, point + 1, text.length())) {
        long days = Long.parseLong(text, 0, point, 10);
        long fraction = decimals == 0 ? 0 : Long.parseLong(text, point + 1, text.length(), 10);
        return OptionalLong.of(Math.addExact(fromOrigin(days), dayFraction(fraction, decimals)));
      }
      return OptionalLong.of(Math.addExact(fromOrigin(0), nanoseconds(text, DAY).longValueExact()));
    } catch (ArithmeticException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /// Seconds after another epoch. Nothing for what is no number.
  static OptionalLong secondsAfter(long epoch, String seconds) {
    try {
      BigDecimal sum = nanoseconds(seconds, SECOND).add(BigDecimal.valueOf(epoch));
      return OptionalLong.of(sum.longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /// So many units, rounded to whole nanoseconds.
  ///
  /// @param unit its length in nanoseconds
  /// @throws ArithmeticException for more than a hundred digits: to write 1e999999999 out would
  ///   take hours
  /// @throws NumberFormatException if the text is no number
  private static BigDecimal nanoseconds(String count, long unit) {
    BigDecimal exact = new BigDecimal(count);
    if (Math.abs(exact.scale()) > MOST_SCALE) {
      throw new ArithmeticException(count);
    }
    return exact.multiply(BigDecimal.valueOf(unit)).setScale(0, RoundingMode.HALF_EVEN);
  }

  private static long fromOrigin(long days) {
    return Math.addExact(Math.multiplyExact(Math.addExact(MOD_JULIAN_ORIGIN, days), DAY), DAY / 2);
  }

  /// `fraction / 10^decimals` of a day, rounded to a nanosecond. A day is 864 * 10^11 ns, so this
  /// stays within a long for 16 decimals.
  private static long dayFraction(long fraction, int decimals) {
    long scaled = fraction * 864;
    if (decimals <= 11) {
      return scaled * powerOfTen(11 - decimals);
    }
    long divisor = powerOfTen(decimals - 11);
    return (scaled + divisor / 2) / divisor;
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  private static OptionalLong moment(int year, int month, int day, String text, int clock) {
    if (text.length() < clock + 8
        || text.charAt(clock + 2) != ':'
        || text.charAt(clock + 5) != ':') {
      return OptionalLong.empty();
    }
    int hour = digits(text, clock, clock + 2);
    int minute = digits(text, clock + 3, clock + 5);
    int second = digits(text, clock + 6, clock + 8);
    long nanosecond = fraction(text, clock + 8);
    if (hour < 0
        || hour > 24
        || minute < 0
        || minute > 59
        || second < 0
        || second > 60
        || nanosecond < 0) {
      return OptionalLong.empty();
    }
    try {
      long ofDay = (hour * 3600L + minute * 60L + second) * SECOND + nanosecond;
      long days = LocalDate.of(year, month, day).toEpochDay();
      return OptionalLong.of(Math.addExact(Math.multiplyExact(days, DAY), ofDay));
    } catch (DateTimeException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  /// Nanoseconds of `.123`, or of nothing; -1 for anything else.
  private static long fraction(String text, int start) {
    if (start == text.length() || (start == text.length() - 1 && text.charAt(start) == 'Z')) {
      return 0;
    }
    int end = text.charAt(text.length() - 1) == 'Z' ? text.length() - 1 : text.length();
    if (text.charAt(start) != '.' || !isDigits(text, start + 1, end)) {
      return -1;
    }
    long nanoseconds = 0;
    for (int i = 0; i < 9; i++) {
      int at = start + 1 + i;
      nanoseconds = nanoseconds * 10 + (at < end ? text.charAt(at) - '0' : 0);
    }
    return nanoseconds;
  }

  private static int digits(String text, int from, int to) {
    return isDigits(text, from, to) ? Integer.parseInt(text, from, to, 10) : -1;
  }

  private static boolean isDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
