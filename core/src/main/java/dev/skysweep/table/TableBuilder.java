package dev.skysweep.table;

import java.util.List;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

/// Puts rows of tables with the same columns one below the other. Not to be used again after
/// `build`.
public final class TableBuilder {
  private final List<Rows> columns;
  private int size;

  /// @param like a table with the columns of all that follow; its rows are not taken
  public TableBuilder(Table like) {
    this.columns = like.columns().stream().map(TableBuilder::rows).toList();
  }

  public int rowCount() {
    return size;
  }

  /// Adds the rows of a table from `first` to before `end`.
  public void add(Table table, int first, int end) {
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).add(table.columns().get(i), first, end);
    }
    size += end - first;
  }

  public Table build() {
    return new Table(columns.stream().map(column -> column.built().get()).toList());
  }

  /// A column on its way.
  ///
  /// @param value takes the value of a row of a column of the same type
  private record Rows(ObjIntConsumer<Column> value, Runnable nothing, Supplier<Column> built) {
    void add(Column from, int first, int end) {
      for (int row = first; row < end; row++) {
        if (from.isNull(row)) {
          nothing.run();
        } else {
          value.accept(from, row);
        }
      }
    }
  }

  private static Rows rows(Column like) {
    return switch (like) {
      case NumberColumn numbers -> {
        var all = new NumberColumn.Builder();
        yield new Rows(
            (from, row) -> all.add(((NumberColumn) from).value(row)),
            all::addNull,
            () -> all.build(numbers.name(), numbers.unit()));
      }
      case WholeColumn wholes -> {
        var all = new WholeColumn.Builder();
        yield new Rows(
            (from, row) -> all.add(((WholeColumn) from).value(row)),
            all::addNull,
            () -> all.build(wholes.name()));
      }
      case TimeColumn times -> {
        var all = new TimeColumn.Builder();
        yield new Rows(
            (from, row) -> all.add(((TimeColumn) from).nanoseconds(row)),
            all::addNull,
            () -> all.build(times.name(), times.scale(), times.source()));
      }
      case TextColumn texts -> {
        var all = new TextColumn.Builder();
        yield new Rows(
            (from, row) -> all.add(Objects.requireNonNull(((TextColumn) from).value(row))),
            all::addNull,
            () -> all.build(texts.name()));
      }
      case FlagColumn flags -> {
        var all = new FlagColumn.Builder();
        yield new Rows(
            (from, row) -> all.add(((FlagColumn) from).value(row)),
            all::addNull,
            () -> all.build(flags.name()));
      }
    };
  }
}
