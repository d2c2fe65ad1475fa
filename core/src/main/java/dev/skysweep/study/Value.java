package dev.skysweep.study;

import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/// A value that an override gives to a field of the mission, kept as the user wrote it: `10` stays
/// a whole number, `10.0` a real one. Numbers are in GMAT's own units for the field (km, deg, kg,
/// s).
@JsonSerialize(using = ValueJson.Serializer.class)
@JsonDeserialize(using = ValueJson.Deserializer.class)
public sealed interface Value {
  /// A number written without fraction or exponent.
  record Whole(long value) implements Value {}

  /// A number. May be NaN or infinite only when read from somebody else's manifest.
  record Real(double value) implements Value {}

  /// `true` or `false`, GMAT's Boolean and On/Off fields.
  record Flag(boolean value) implements Value {}

  /// A name, enumeration, file name, epoch or string.
  record Text(String value) implements Value {}

  /// A list such as `{Earth, Luna}`, or the rows of an array.
  record Items(List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }
  }

  /// It as a number; empty if it is none.
  default OptionalDouble number() {
    return switch (this) {
      case Whole(long whole) -> OptionalDouble.of((double) whole);
      case Real(double real) -> OptionalDouble.of(real);
      case Flag _, Text _, Items _ -> OptionalDouble.empty();
    };
  }

  static Value of(long value) {
    return new Whole(value);
  }

  static Value of(double value) {
    return new Real(value);
  }

  static Value of(boolean value) {
    return new Flag(value);
  }

  static Value of(String value) {
    return new Text(value);
  }

  static Value of(List<Value> values) {
    return new Items(values);
  }
}
