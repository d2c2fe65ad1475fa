package dev.skysweep.script;

import dev.skysweep.script.Statement.Assignment;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.Value;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// One value to write into the script, its resource found and its value known to be writable.
///
/// @param path as the user wrote it
/// @param field the field's canonical name, for an array the element as `(1,2)`
/// @param text the value as it stands in the run's script
record FieldOverride(FieldPath path, Resource resource, String field, Value value, String text) {

  /// The assignment to edit, null if the script has none.
  @Nullable Assignment assignment() {
    return resource.last(field);
  }

  /// `Sat.Cd = 2.2`: the statement to add where the script has none.
  String statement() {
    boolean element = field.startsWith("(");
    String left = resource.name() + (field.isEmpty() || element ? field : "." + field);
    return left + " = " + text + ";";
  }

  boolean isStateElement() {
    return resource.type().equals("Spacecraft") && StateType.isElement(field);
  }

  /// The number that a right side is, if it is one.
  static OptionalDouble number(@Nullable String text) {
    if (text == null) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
