package dev.skysweep.results;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDataChunkReader;
import org.jspecify.annotations.Nullable;

/// The rows of an output, run after run in rising order of run id. Runs that left no row are left
/// out. Holds one run's rows at a time. Not thread-safe.
public final class RowsByRun implements AutoCloseable {
  private static final int FIRST_ROWS = 64;

  private final Cursor cursor;
  private final int width;
  private final boolean timed;
  private final double[][] columns;
  private long[] nanos = {};
  private @Nullable DuckDBDataChunkReader chunk;
  private int row;

  private RowsByRun(Cursor cursor, int width, boolean timed) {
    this.cursor = cursor;
    this.width = width;
    this.timed = timed;
    this.columns = new double[width][FIRST_ROWS];
    this.nanos = new long[timed ? FIRST_ROWS : 0];
    this.chunk = cursor.next();
  }

  static RowsByRun of(Database database, String rows, List<String> columns, boolean timed) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("no column of " + rows + " is asked for");
    }
    String run = Database.name("skysweep run");
    String values =
        columns.stream()
            .map(column -> Database.name(column) + "::DOUBLE")
            .collect(Collectors.joining(", "));
    String sql =
        "SELECT %s, %s%s FROM %s ORDER BY %s%s, file_row_number"
            .formatted(
                run,
                values,
                timed ? ", epoch_ns(\"time\")" : "",
                rows,
                run,
                timed ? ", \"time\"" : "");
    return new RowsByRun(database.cursor(sql), columns.size(), timed);
  }

  /// The next run's rows; null after the last.
  public @Nullable RunRows next() {
    if (chunk == null) {
      return null;
    }
    long run = chunk.vector(0).getLong(row);
    int rows = 0;
    while (chunk != null && chunk.vector(0).getLong(row) == run) {
      int end = endOf(run, chunk);
      take(chunk, end, rows);
      rows += end - row;
      row = end;
      if (row == chunk.rowCount()) {
        chunk = cursor.next();
        row = 0;
      }
    }
    double[][] taken = new double[width][];
    for (int i = 0; i < width; i++) {
      taken[i] = Arrays.copyOf(columns[i], rows);
    }
    return new RunRows(Math.toIntExact(run), Arrays.copyOf(nanos, timed ? rows : 0), taken);
  }

  @Override
  public void close() {
    cursor.close();
  }

  /// Rows of one run stand together, so the end is found by halving.
  private int endOf(long run, DuckDBDataChunkReader in) {
    var runs = in.vector(0);
    int inside = row;
    int outside = Math.toIntExact(in.rowCount());
    while (outside - inside > 1) {
      int middle = (inside + outside) >>> 1;
      if (runs.getLong(middle) == run) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return outside;
  }

  private void take(DuckDBDataChunkReader in, int end, int rows) {
    grow(rows + end - row);
    for (int i = 0; i < width; i++) {
      var vector = in.vector(i + 1L);
      double[] column = columns[i];
      for (int from = row, to = rows; from < end; from++, to++) {
        column[to] = vector.isNull(from) ? Double.NaN : vector.getDouble(from);
      }
    }
    if (timed) {
      var vector = in.vector(width + 1L);
      for (int from = row, to = rows; from < end; from++, to++) {
        nanos[to] = vector.isNull(from) ? RunRows.NO_EPOCH : vector.getLong(from);
      }
    }
  }

  private void grow(int rows) {
    if (rows > columns[0].length) {
      int larger = Math.max(rows, columns[0].length * 2);
      for (int i = 0; i < width; i++) {
        columns[i] = Arrays.copyOf(columns[i], larger);
      }
      nanos = Arrays.copyOf(nanos, timed ? larger : 0);
    }
  }
}
