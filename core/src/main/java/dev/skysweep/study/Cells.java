package dev.skysweep.study;

import org.jspecify.annotations.Nullable;

/// Cells of tables as values of fields.
public final class Cells {
  private Cells() {}

  /// The value of a cell; whole numbers stay whole.
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
      default ->
          throw new StudyException(
              place + " is of type " + cell.getClass().getSimpleName() + ", which no field takes");
    };
  }
}
