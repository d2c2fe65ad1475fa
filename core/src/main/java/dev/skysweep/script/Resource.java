package dev.skysweep.script;

import dev.skysweep.script.Statement.Assignment;
import dev.skysweep.script.Statement.Create;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A resource of the mission and what the script assigns to it before the mission sequence.
final class Resource {
  private final String name;
  private final @Nullable Create created;
  private final Map<String, List<Assignment>> assignments = new LinkedHashMap<>();

  Resource(String name, @Nullable Create created) {
    this.name = name;
    this.created = created;
  }

  String name() {
    return name;
  }

  /// GMAT's type; empty for what every mission has, such as `Earth`.
  String type() {
    return created == null ? "" : created.type();
  }

  /// Its `Create`; null for what every mission has.
  @Nullable Create created() {
    return created;
  }

  /// Rows and columns of an array, else empty.
  List<Integer> dimensions() {
    return created == null ? List.of() : created.dimensions().get(created.names().indexOf(name));
  }

  boolean isVariable() {
    return type().equals("Variable");
  }

  boolean isString() {
    return type().equals("String");
  }

  boolean isArray() {
    return type().equals("Array");
  }

  void add(Assignment assignment) {
    String field = FieldNames.canonical(type(), assignment.field());
    boolean copiesAnother =
        field.isEmpty() && assignment.index().isEmpty() && !isVariable() && !isString();
    if (copiesAnother) {
      // `Sat = Other` sets all fields: what was assigned before has no effect any more.
      assignments.clear();
      return;
    }
    String key = FieldNames.element(assignment.index()) + field;
    assignments.computeIfAbsent(key, _ -> new ArrayList<>()).add(assignment);
  }

  /// The assignment that decides, the last one; null if there is none.
  @Nullable Assignment last(String field) {
    List<Assignment> all = assignments.get(field);
    return all == null ? null : all.getLast();
  }

  /// The first assignment to a field, null if there is none.
  @Nullable Assignment first(String field) {
    List<Assignment> all = assignments.get(field);
    return all == null ? null : all.getFirst();
  }

  /// The first assignment to any field, null if there is none.
  @Nullable Assignment first() {
    List<Assignment> all = assignments();
    return all.isEmpty() ? null : all.getFirst();
  }

  /// The assignments to all its fields, in the order of the script.
  List<Assignment> assignments() {
    return assignments.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Assignment::leftStart))
        .toList();
  }

  /// All assignments to a field, in the order of the script.
  List<Assignment> all(String field) {
    return assignments.getOrDefault(field, List.of());
  }

  /// The fields that the script assigns.
  Collection<String> fields() {
    return assignments.keySet();
  }
}
