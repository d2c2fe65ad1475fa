package dev.skysweep.view.plot;

import java.util.List;

/// The numbers behind a plot, for those who can't see it.
///
/// @param columns headings
/// @param rows as many cells each
public record DataTable(List<String> columns, List<List<String>> rows) {
  public DataTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
