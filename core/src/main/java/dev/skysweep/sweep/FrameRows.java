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
  /// @throws StudyException if there is no such column, or a cell is empty or of a type that no
  ///   field takes
  static ExplicitRuns of(DataFrame frame, List<String> context) {
    List<String> names = List.of(frame.getColumnsIndex().toArray());
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
        priorities.add(priority(cells(frame, row, List.of(ExplicitRuns.PRIORITY)).getFirst()));
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

  private static double priority(Value value) {
    return switch (value) {
      case Value.Whole(long number) -> number;
      case Value.Real(double number) when !Double.isNaN(number) -> number;
      default -> throw new StudyException("a priority must be a number, not " + value);
    };
  }
}
