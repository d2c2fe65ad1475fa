package dev.skysweep.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What an override names, as GMAT writes it: `Sat.SMA`, `FM.GravityField.Earth.Degree`, a variable
/// or string `dv`, an array `A` or its element `A(1,2)`.
///
/// @param resource the text before the first dot, or all of it; case-sensitive, as in GMAT
/// @param field the rest, empty for a variable, string or array
public record FieldPath(String resource, String field) implements Comparable<FieldPath> {
  /// Splits at the first dot.
  ///
  /// @throws StudyException if either side of a dot is empty or the text holds anything that could
  ///   end a script statement
  @JsonCreator
  public static FieldPath parse(String text) {
    String path = text.strip();
    int dot = path.indexOf('.');
    String resource = dot < 0 ? path : path.substring(0, dot);
    String field = dot < 0 ? "" : path.substring(dot + 1);
    boolean wellFormed =
        resource.matches("[A-Za-z]\\w*(\\(\\s*\\d+\\s*(,\\s*\\d+\\s*)?\\))?")
            && (dot < 0 || field.matches("\\w+(\\.\\w+)*+"));
    if (!wellFormed) {
      throw new StudyException(
          "'" + text + "' names no field: write Resource.Field as in the script, e.g. Sat.SMA");
    }
    return new FieldPath(resource, field);
  }

  @Override
  public int compareTo(FieldPath other) {
    return toString().compareTo(other.toString());
  }

  @Override
  @JsonValue
  public String toString() {
    return field.isEmpty() ? resource : resource + "." + field;
  }
}
