package dev.skysweep.results;

import dev.skysweep.files.FileTree;
import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.BiConsumer;
import org.dflib.DataFrame;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/// An in-memory DuckDB for the results of one study. What does not fit in memory goes to DuckDB's
/// temporary files.
final class Database implements AutoCloseable {
  private final DuckDBConnection connection;
  private final @Nullable Path temporary;

  /// @param temporary removed with it; null for a further connection to a database that has one
  private Database(Connection connection, @Nullable Path temporary) throws SQLException {
    this.connection = connection.unwrap(DuckDBConnection.class);
    this.temporary = temporary;
  }

  static Database open() {
    Properties settings = new Properties();
    settings.put("autoinstall_known_extensions", "false");
    settings.put("autoload_known_extensions", "false");
    // DuckDB's own files are for everybody to read: the folder is for the user alone
    Path temporary = temporaryFolder();
    settings.put("temp_directory", temporary.toString());
    // It would keep the bytes of files that are read once.
    settings.put("enable_external_file_cache", "false");
    try {
      return new Database(DriverManager.getConnection("jdbc:duckdb:", settings), temporary);
    } catch (SQLException e) {
      FileTree.deleteQuietly(temporary);
      throw new ResultsException("DuckDB can't be started: " + e.getMessage(), e);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("skysweep-duckdb-");
    } catch (IOException e) {
      throw StorageException.writing(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  /// A name as SQL writes it, whatever it holds.
  static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /// The rows of a query as a frame.
  DataFrame frame(String sql) {
    FrameBuilder frame = new FrameBuilder();
    forEachChunk(sql, frame);
    return frame.build();
  }

  /// As `frame`, on one thread.
  DataFrame single(String sql) {
    execute("SET threads = 1");
    try {
      return frame(sql);
    } finally {
      execute("RESET threads");
    }
  }

  /// Gives the rows of a query to `visitor` in pieces, so that they need not fit in memory.
  void forEachChunk(String sql, ChunkVisitor visitor) {
    try (DuckDBPreparedStatement statement = connection.prepare(sql);
        DuckDBChunkedResult result = statement.query()) {
      visitor.columns(result);
      while (result.nextChunk()) {
        visitor.chunk(result.chunk());
      }
    } catch (SQLException e) {
      throw refused(e);
    } catch (DuckDBFunctions.FunctionException e) {
      throw new ResultsException(
          "a column of the query has a type that fits no frame: cast it, e.g. to VARCHAR or DOUBLE",
          e);
    }
  }

  /// The rows of a query, taken when they are wanted.
  Cursor cursor(String sql) {
    try {
      return new Cursor(connection.prepare(sql));
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /// The columns that a query gives.
  List<ColumnInfo> describe(String sql) {
    DataFrame columns = frame("SELECT column_name, column_type FROM (DESCRIBE " + sql + ")");
    List<ColumnInfo> described = new ArrayList<>();
    for (int row = 0; row < columns.height(); row++) {
      described.add(
          new ColumnInfo(String.valueOf(columns.get(0, row)), String.valueOf(columns.get(1, row))));
    }
    return described;
  }

  /// Appends rows to a table.
  void fill(String table, Rows rows) {
    try (DuckDBAppender appender = connection.createAppender("main", table)) {
      rows.appendTo(appender);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /// Runs one task for each item on as many threads as there are processors, each with a connection
  /// of its own to this database.
  <T> void forEach(List<T> items, BiConsumer<Database, T> task) {
    Threads.forEach(
        items,
        item -> {
          try (Database own = new Database(connection.duplicate(), null)) {
            task.accept(own, item);
          } catch (SQLException e) {
            throw refused(e);
          }
        });
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw refused(e);
    } finally {
      if (temporary != null) {
        FileTree.deleteQuietly(temporary);
      }
    }
  }

  static ResultsException refused(SQLException e) {
    return new ResultsException(String.valueOf(e.getMessage()), e);
  }

  /// Writes rows one after the other.
  interface Rows {
    void appendTo(DuckDBAppender appender) throws SQLException;
  }

  /// A column's name and its type in SQL.
  record ColumnInfo(String name, String type) {
    boolean isNumber() {
      return type.equals("DOUBLE") || type.equals("BIGINT") || type.equals("INTEGER");
    }
  }
}
