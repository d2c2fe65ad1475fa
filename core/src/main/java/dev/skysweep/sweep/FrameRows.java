package dev.skysweep.sweep;

import dev.skysweep.study.Cells;
import dev.skysweep.study.ExplicitRuns;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.RowNotes;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import java.util.ArrayList;
import java.util.List;
import org.dflib.DataFrame;

/// Rows of a data frame as runs.
final class FrameRows {
  private FrameRows() {}

  /// @param context columns that travel to the results and name no field
  /// @throws StudyException if there is no such column, no row, or a cell is empty or of a type
  ///   that no field takes
  static ExplicitRuns of(DataFrame frame, List<String> context) {
    List<String> names = List.of(frame.getColumnsIndex().toArray());
    if (frame.height() == 0) {
      throw new StudyException("the frame has no rows; each one is a run");
    }
    for (String name : context) {
      if (!names.contains(name)) {
        throw new StudyException(
            "the frame has no column '%s'; it has %s".formatted(name, String.join(", ", names)));
      }
    }
    List<String> fields =
        names.stream()
            .filter(name -> !context.contains(name) && !name.equals(ExplicitRuns.PRIORITY))
            .toList();
    var values = new ArrayList<List<Value>>();
    var notes = new ArrayList<List<Value>>();
    var priorities = new ArrayList<Double>();
    for (int row = 0; row < frame.height(); row++) {
      values.add(cells(frame, row, fields));
      notes.add(cells(frame, row, context));
      if (names.contains(ExplicitRuns.PRIORITY)) {
        Value cell = cells(frame, row, List.of(ExplicitRuns.PRIORITY)).getFirst();
        priorities.add(RowNotes.priority(cell, "row " + row));
      }
    }
    return new ExplicitRuns(
        fields.stream().map(FieldPath::parse).toList(),
        values,
        new RowNotes(context, context.isEmpty() ? List.of() : notes, priorities));
  }

  private static List<Value> cells(DataFrame frame, int row, List<String> names) {
    return names.stream()
        .map(name -> Cells.value(frame.getColumn(name).get(row), "row %d: %s".formatted(row, name)))
        .toList();
  }
}
