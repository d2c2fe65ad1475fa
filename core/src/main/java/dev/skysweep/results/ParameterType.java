package dev.skysweep.results;

import dev.skysweep.study.Value;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/// The SQL type of an overridden field, settled over all runs: numbers are doubles, and a field
/// that is not the same kind of thing in every run is text.
enum ParameterType {
  DOUBLE,
  BOOLEAN,
  VARCHAR;

  static ParameterType of(Value value) {
    return switch (value) {
      case Value.Whole _, Value.Real _ -> DOUBLE;
      case Value.Flag _ -> BOOLEAN;
      case Value.Text _, Value.Items _ -> VARCHAR;
    };
  }

  ParameterType or(ParameterType other) {
    return this == other ? this : VARCHAR;
  }

  void append(DuckDBAppender appender, Value value) throws SQLException {
    if (this == VARCHAR) {
      appender.append(text(value));
      return;
    }
    switch (value) {
      case Value.Whole(long whole) -> appender.append((double) whole);
      case Value.Real(double real) -> appender.append(real);
      case Value.Flag(boolean flag) -> appender.append(flag);
      case Value.Text _, Value.Items _ -> throw new IllegalStateException("not " + this);
    }
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Whole(long whole) -> Long.toString(whole);
      case Value.Real(double real) -> Double.toString(real);
      case Value.Flag(boolean flag) -> Boolean.toString(flag);
      case Value.Text(String text) -> text;
      case Value.Items(var items) ->
          items.stream().map(ParameterType::text).collect(Collectors.joining(", ", "{", "}"));
    };
  }
}
