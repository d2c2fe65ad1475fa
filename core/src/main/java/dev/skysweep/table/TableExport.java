package dev.skysweep.table;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;

/// An in-memory DuckDB that copies tables to Parquet files, with no step between: DuckDB calls
/// `TableRows` for the values. Opening one takes about half a second, so each process keeps one.
final class TableExport {
  /// DuckDB holds a row group in memory until it is complete.
  private static final int MOST_VALUES_IN_ROW_GROUP = 1 << 20;

  private static final int MOST_ROWS_IN_ROW_GROUP = 122_880;

  private final DuckDBConnection connection;
  private final TableRows rows = new TableRows();

  private TableExport() throws SQLException {
    Properties settings = new Properties();
    settings.put("threads", "1");
    settings.put("memory_limit", "128MB");
    settings.put("temp_directory", "");
    settings.put("autoinstall_known_extensions", "false");
    settings.put("autoload_known_extensions", "false");
    connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
    DuckDBFunctions.tableFunction().withName("table_rows").withFunction(rows).register(connection);
    try (Statement statement = connection.createStatement()) {
      // There is nothing to optimise in these statements, and it takes a tenth of their time.
      statement.execute("PRAGMA disable_optimizer");
    }
  }

  static TableExport shared() {
    return Shared.INSTANCE;
  }

  synchronized void write(Table table, Path file, Map<String, String> metadata) throws IOException {
    String copy =
        "COPY (FROM table_rows()) TO %s (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false, ROW_GROUP_SIZE %d, KV_METADATA {%s})"
            .formatted(
                quoted(file.toAbsolutePath().toString()), rowGroupSize(table), keyValues(metadata));
    rows.take(table);
    try (Statement statement = connection.createStatement()) {
      statement.execute(copy);
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      rows.release();
    }
  }

  private static int rowGroupSize(Table table) {
    int columns = Math.max(1, table.columns().size());
    return Math.clamp(MOST_VALUES_IN_ROW_GROUP / columns, 2048, MOST_ROWS_IN_ROW_GROUP);
  }

  private static String keyValues(Map<String, String> metadata) {
    StringJoiner pairs = new StringJoiner(", ");
    metadata.forEach((key, value) -> pairs.add(quoted(key) + ": " + quoted(value)));
    return pairs.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static final class Shared {
    static final TableExport INSTANCE = open();

    private static TableExport open() {
      try {
        return new TableExport();
      } catch (SQLException e) {
        throw new IllegalStateException("DuckDB can't be started: " + e.getMessage(), e);
      }
    }
  }
}
