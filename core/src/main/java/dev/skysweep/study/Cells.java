package dev.skysweep.study;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Cells of tables as values of fields.
public final class Cells {
  private static final DateTimeFormatter GREGORIAN =
      DateTimeFormatter.ofPattern("dd MMM uuuu HH:mm:ss.SSS", Locale.ENGLISH);

  private Cells() {}

  /// The value of a cell; whole numbers stay whole, times are epochs as GMAT writes them.
  ///
  /// @param place names the cell in messages
  /// @throws StudyException if it is empty, or of a type that no field takes
  public static Value value(@Nullable Object cell, String place) {
    return switch (cell) {
      case null -> throw new StudyException(place + " is empty; every run needs a value");
      case Double number -> Value.of(number);
      case Float number -> Value.of((double) number);
      case Long number -> Value.of(number);
      case Integer number -> Value.of((long) number);
      case Short number -> Value.of((long) number);
      case Byte number -> Value.of((long) number);
      case Boolean flag -> Value.of(flag);
      case String text -> Value.of(text);
      case LocalDateTime time -> time(time);
      case LocalDate day -> time(day.atStartOfDay());
      default ->
          throw new StudyException(
              place
                  + " is of type "
                  + cell.getClass().getSimpleName()
                  + ", which no field takes; write it as a number or as text");
    };
  }

  /// As GMAT writes a Gregorian epoch; that has no more than milliseconds.
  private static Value time(LocalDateTime time) {
    boolean fits = time.truncatedTo(ChronoUnit.MILLIS).equals(time);
    return Value.of(fits ? GREGORIAN.format(time) : time.toString());
  }
}
