package dev.skysweep.output;

import dev.skysweep.table.Column;
import dev.skysweep.table.Table;
import dev.skysweep.table.TimeColumn;
import dev.skysweep.table.WholeColumn;
import java.util.ArrayList;
import java.util.List;

/// The rows of a locator's report: the columns that its headings name, `interval_id` from 0, and
/// the first time column again as `time` where no heading names one so.
final class EventTable {
  private static final String INTERVAL = "interval_id";

  private final List<EventColumn> columns;
  private final boolean hasTime;
  private final WholeColumn.Builder ids = new WholeColumn.Builder();
  private int rows;

  /// @throws OutputFormatException if two headings name one column
  EventTable(List<String> headings, RawLines lines) throws OutputFormatException {
    columns = headings.stream().map(EventColumn::under).toList();
    ColumnNames names = new ColumnNames("", new ArrayList<>());
    names.unique(INTERVAL);
    for (EventColumn column : columns) {
      String name = column.build().name();
      if (names.isTaken(name)) {
        throw lines.problem("the headings name a column %s more than once".formatted(name));
      }
      names.unique(name);
    }
    hasTime = names.isTaken(ColumnNames.TIME);
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
    built.add(ids.build(INTERVAL));
    built.stream()
        .filter(TimeColumn.class::isInstance)
        .map(TimeColumn.class::cast)
        .findFirst()
        .filter(_ -> !hasTime)
        .ifPresent(first -> built.add(first.copiedAs(ColumnNames.TIME)));
    return new Table(built);
  }
}
