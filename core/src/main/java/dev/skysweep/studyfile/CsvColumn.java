package dev.skysweep.studyfile;

import dev.skysweep.study.CsvTable;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The values of a column of CSV. All of one kind, as the reference's data frame has them: whole
/// numbers, else real ones, else `true` and `false`, else texts.
final class CsvColumn {
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
  private static final Pattern REAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private CsvColumn() {}

  /// @throws StudyException with the line of an empty cell
  static List<Value> values(CsvTable table, int column) {
    var cells = new ArrayList<String>();
    for (int row = 0; row < table.rows().size(); row++) {
      String cell = table.rows().get(row).get(column);
      if (cell.isEmpty()) {
        throw new StudyException(
            "%s:%d: %s is empty; every run needs a value"
                .formatted(table.file(), table.lines().get(row), table.columns().get(column)));
      }
      cells.add(cell);
    }
    if (cells.stream().allMatch(cell -> WHOLE.matcher(cell).matches())) {
      return cells.stream().map(cell -> Value.of(Long.parseLong(cell))).toList();
    }
    if (cells.stream().allMatch(cell -> REAL.matcher(cell).matches())) {
      return cells.stream().map(cell -> Value.of(Double.parseDouble(cell))).toList();
    }
    if (cells.stream().allMatch(cell -> isFlag(cell))) {
      return cells.stream().map(cell -> Value.of(Boolean.parseBoolean(cell))).toList();
    }
    return cells.stream().map(Value::of).toList();
  }

  private static boolean isFlag(String cell) {
    String lower = cell.toLowerCase(Locale.ROOT);
    return lower.equals("true") || lower.equals("false");
  }
}
