package dev.skysweep.table;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// DuckDB's table function `table_rows()`: the rows of the table given to `take`.
final class TableRows implements DuckDBTableFunction<Table, TableRows.Cursor, Object> {
  private static final long NANOSECONDS_PER_SECOND = 1_000_000_000L;

  private volatile @Nullable Table table;

  void take(Table next) {
    table = next;
  }

  void release() {
    table = null;
  }

  @Override
  public Table bind(DuckDBTableFunctionBindInfo info) {
    Table bound = Objects.requireNonNull(table);
    for (Column column : bound.columns()) {
      info.addResultColumn(column.name(), type(column));
    }
    info.setCardinality(bound.rowCount(), true);
    return bound;
  }

  @Override
  public Cursor init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(1);
    return new Cursor();
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
    Table bound = call.getBindData();
    Cursor cursor = call.getInitData();
    int count = (int) Math.min(chunk.capacity(), bound.rowCount() - cursor.next);
    for (int i = 0; i < bound.columns().size(); i++) {
      fill(chunk.vector(i), bound.columns().get(i), cursor.next, count);
    }
    cursor.next += count;
    return count;
  }

  private static DuckDBColumnType type(Column column) {
    return switch (column) {
      case NumberColumn _ -> DuckDBColumnType.DOUBLE;
      case WholeColumn _ -> DuckDBColumnType.BIGINT;
      case TextColumn _ -> DuckDBColumnType.VARCHAR;
      case TimeColumn _ -> DuckDBColumnType.TIMESTAMP_NS;
      case FlagColumn _ -> DuckDBColumnType.BOOLEAN;
    };
  }

  private static void fill(DuckDBWritableVector vector, Column column, int first, int count) {
    for (int i = 0; i < count; i++) {
      int row = first + i;
      if (column.isNull(row)) {
        vector.setNull(i);
        continue;
      }
      switch (column) {
        case NumberColumn numbers -> vector.setDouble(i, numbers.value(row));
        case WholeColumn wholes -> vector.setLong(i, wholes.value(row));
        case TextColumn texts -> vector.setString(i, Objects.requireNonNull(texts.value(row)));
        case TimeColumn times -> vector.setTimestamp(i, dateTime(times.nanoseconds(row)));
        case FlagColumn flags -> vector.setBoolean(i, flags.value(row));
      }
    }
  }

  private static LocalDateTime dateTime(long nanoseconds) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(nanoseconds, NANOSECONDS_PER_SECOND),
        (int) Math.floorMod(nanoseconds, NANOSECONDS_PER_SECOND),
        ZoneOffset.UTC);
  }

  /// Where one scan of the table stands.
  static final class Cursor {
    private int next;
  }
}
