package dev.skysweep.output;

import dev.skysweep.table.Column;
import dev.skysweep.table.Table;
import dev.skysweep.table.TimeColumn;
import dev.skysweep.table.WholeColumn;
import java.util.ArrayList;
import java.util.List;

/// The rows of a locator's report: the columns that its headings name, `interval_id` from 0, and
/// the first time column again as `time`.
final class EventTable {
  private final List<EventColumn> columns;
  private final WholeColumn.Builder ids = new WholeColumn.Builder();
  private int rows;

  EventTable(List<String> headings) {
    columns = headings.stream().map(EventColumn::under).toList();
  }

  void add(List<String> values, RawLines lines) throws OutputFormatException {
    if (values.size() != columns.size()) {
      throw lines.problem("%d values for %d columns".formatted(values.size(), columns.size()));
    }
    for (int i = 0; i < values.size(); i++) {
      if (!columns.get(i).add(values.get(i))) {
        throw lines.problem(
            "'%s' does not fit column %s".formatted(values.get(i), columns.get(i).build().name()));
      }
    }
    ids.add(rows++);
  }

  Table build() {
    List<Column> built = new ArrayList<>();
    columns.forEach(column -> built.add(column.build()));
    built.add(ids.build("interval_id"));
    built.stream()
        .filter(TimeColumn.class::isInstance)
        .map(TimeColumn.class::cast)
        .findFirst()
        .filter(first -> !first.name().equals(ColumnNames.TIME))
        .ifPresent(first -> built.add(first.copiedAs(ColumnNames.TIME)));
    return new Table(built);
  }
}
