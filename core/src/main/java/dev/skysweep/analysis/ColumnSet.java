package dev.skysweep.analysis;

import java.util.ArrayList;
import java.util.List;

/// The columns of one output that a pass over its rows has to read, each once.
final class ColumnSet {
  private final List<String> all;
  private final List<String> names = new ArrayList<>();

  /// @param all of the output
  ColumnSet(List<String> all) {
    this.all = all;
  }

  /// The column's place among those to read.
  int add(String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
    return names.indexOf(name);
  }

  /// The place of the column's rate of change; -1 if the output has none.
  int addRate(String name) {
    String rate = RateColumn.of(name, all);
    return rate == null ? -1 : add(rate);
  }

  List<String> names() {
    return List.copyOf(names);
  }
}
