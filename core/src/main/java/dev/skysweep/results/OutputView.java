package dev.skysweep.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// How an output's rows `d` and the runs `r` make one view.
///
/// @param columns of its SELECT
/// @param order of its rows
record OutputView(String columns, String order) {
  private static final String RUN = "skysweep run";
  private static final String ROW = "file_row_number";
  private static final String TIME = "time";

  static OutputView of(List<Database.ColumnInfo> rows) {
    List<String> columns = new ArrayList<>(List.of("r.run_id"));
    List<String> order = new ArrayList<>(List.of("r.run_id"));
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    if (rows.stream().anyMatch(column -> column.name().equals(TIME))) {
      columns.add("d.time");
      order.add("d.time");
    }
    order.add("d." + ROW);
    for (Database.ColumnInfo column : rows) {
      String name = column.name();
      if (!isOurs(name) && !name.equals(TIME)) {
        String shown = name.equalsIgnoreCase("run_id") ? name + ".1" : name;
        columns.add("d." + Database.name(name) + " AS " + Database.name(shown));
        taken.add(shown);
      }
    }
    columns.add("r.status AS " + (taken.contains("status") ? "run_status" : "status"));
    return new OutputView(String.join(", ", columns), String.join(", ", order));
  }

  /// Whether a column of the rows is not from the runs' files but says where they lie.
  static boolean isOurs(String column) {
    return column.equals(RUN) || column.equals(ROW);
  }
}
