package dev.skysweep.studyfile;

import dev.skysweep.study.Value;
import java.util.ArrayList;
import java.util.List;

/// A table of values, column by column.
record Rows(List<String> columns, List<List<Value>> values) {
  /// Row by row.
  List<List<Value>> select(List<Integer> wanted) {
    var rows = new ArrayList<List<Value>>();
    int count = values.isEmpty() ? 0 : values.getFirst().size();
    for (int row = 0; row < count; row++) {
      int at = row;
      rows.add(wanted.stream().map(column -> values.get(column).get(at)).toList());
    }
    return rows;
  }
}
