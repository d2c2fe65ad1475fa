package dev.skysweep.table;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Columns of equal length, in order. Their names differ in more than the case of letters: DuckDB
/// would rename them otherwise.
public record Table(List<Column> columns) {
  public Table {
    columns = List.copyOf(columns);
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("two columns are named " + column.name());
      }
      if (column.size() != columns.getFirst().size()) {
        throw new IllegalArgumentException(
            "column %s has %d rows, %s has %d"
                .formatted(
                    column.name(),
                    column.size(),
                    columns.getFirst().name(),
                    columns.getFirst().size()));
      }
    }
  }

  public int rowCount() {
    return columns.isEmpty() ? 0 : columns.getFirst().size();
  }

  /// The column of exactly this name.
  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
