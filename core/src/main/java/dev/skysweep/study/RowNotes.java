package dev.skysweep.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What rows of runs say beside values of fields.
///
/// @param names of what travels to the results with each run
/// @param values one a name for each row; no rows if there are no names
/// @param priorities one a row, higher ones start first; none if there are none
public record RowNotes(List<String> names, List<List<Value>> values, List<Double> priorities) {
  public static final RowNotes NONE = new RowNotes(List.of(), List.of(), List.of());

  public RowNotes {
    names = List.copyOf(names);
    values = values.stream().map(List::copyOf).toList();
    priorities = List.copyOf(priorities);
  }

  /// The priority that a cell of a table gives to its row.
  ///
  /// @param place names the table in messages
  /// @throws StudyException if it is no number
  public static double priority(Value cell, String place) {
    return switch (cell) {
      case Value.Whole(long number) -> number;
      case Value.Real(double number) when !Double.isNaN(number) -> number;
      default -> throw new StudyException(place + ": a priority must be a number");
    };
  }

  void checkFor(int rows) {
    boolean fits =
        (names.isEmpty() || values.size() == rows)
            && values.stream().allMatch(row -> row.size() == names.size())
            && (priorities.isEmpty() || priorities.size() == rows);
    if (!fits) {
      throw new StudyException("the context or the priorities don't fit the " + rows + " rows");
    }
  }

  Map<String, Value> context(int row) {
    var context = new HashMap<String, Value>();
    for (int i = 0; i < names.size(); i++) {
      context.put(names.get(i), values.get(row).get(i));
    }
    return context;
  }

  /// Beside the reference's members, which it reads alone.
  void writeTo(ObjectNode spec) {
    if (!names.isEmpty()) {
      var context = spec.putObject("context");
      var columns = context.putArray("columns");
      names.forEach(columns::add);
      var rows = context.putArray("rows");
      values.forEach(row -> rows.add(ValueJson.toJson(Value.of(row))));
    }
    if (!priorities.isEmpty()) {
      var array = spec.putArray("priorities");
      priorities.forEach(array::add);
    }
  }

  static RowNotes fromJson(JsonNode spec) {
    JsonNode context = spec.path("context");
    var values = new ArrayList<List<Value>>();
    for (JsonNode row : context.path("rows")) {
      values.add(row.valueStream().map(ValueJson::fromJson).toList());
    }
    return new RowNotes(
        context.path("columns").valueStream().map(JsonNode::asString).toList(),
        values,
        spec.path("priorities").valueStream().map(JsonNode::doubleValue).toList());
  }
}
