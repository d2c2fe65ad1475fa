package dev.skysweep.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Runs given row by row; the run id is the row's position.
///
/// @param columns the fields that the rows give values to
/// @param rows one value a column each
/// @param notes what else the rows say
public record ExplicitRuns(List<FieldPath> columns, List<List<Value>> rows, RowNotes notes)
    implements Design {
  /// The column of a table that orders the start of its runs, and gives no value to a field.
  public static final String PRIORITY = "priority";

  /// @throws StudyException if a column is named twice or a row has another length than the columns
  public ExplicitRuns {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    var seen = new HashSet<FieldPath>();
    for (FieldPath column : columns) {
      if (!seen.add(column)) {
        throw new StudyException("the column " + column + " is there twice");
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() != columns.size()) {
        throw new StudyException(
            "row %d has %d values for %d columns".formatted(i, rows.get(i).size(), columns.size()));
      }
    }
    notes.checkFor(rows.size());
  }

  public ExplicitRuns(List<FieldPath> columns, List<List<Value>> rows) {
    this(columns, rows, RowNotes.NONE);
  }

  @Override
  public int runCount() {
    return rows.size();
  }

  @Override
  public RunSpec run(int runId) {
    var overrides = new HashMap<FieldPath, Value>();
    for (int i = 0; i < columns.size(); i++) {
      overrides.put(columns.get(i), rows.get(runId).get(i));
    }
    return new RunSpec(runId, overrides, notes.context(runId));
  }

  /// The highest priority first; rows of equal priority as they stand.
  @Override
  public IntStream inOrder(IntStream runIds) {
    List<Double> priorities = notes.priorities();
    return priorities.isEmpty()
        ? runIds
        : runIds
            .boxed()
            .sorted(Comparator.comparing(priorities::get, Comparator.reverseOrder()))
            .mapToInt(Integer::intValue);
  }

  @Override
  public ObjectNode parameterSpec() {
    ObjectNode spec = JsonNodeFactory.instance.objectNode().put("_kind", "explicit");
    var names = spec.putArray("columns");
    columns.forEach(column -> names.add(column.toString()));
    var values = spec.putArray("rows");
    rows.forEach(row -> values.add(ValueJson.toJson(Value.of(row))));
    notes.writeTo(spec);
    return spec;
  }

  static ExplicitRuns fromJson(JsonNode spec) {
    var columns = new ArrayList<FieldPath>();
    spec.path("columns").forEach(name -> columns.add(FieldPath.parse(name.asString())));
    var rows = new ArrayList<List<Value>>();
    for (JsonNode row : spec.path("rows")) {
      var values = new ArrayList<Value>();
      row.forEach(value -> values.add(ValueJson.fromJson(value)));
      rows.add(values);
    }
    return new ExplicitRuns(columns, rows, RowNotes.fromJson(spec));
  }
}
