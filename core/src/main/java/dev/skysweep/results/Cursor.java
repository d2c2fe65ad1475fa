package dev.skysweep.results;

import java.sql.SQLException;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/// A query's result, taken chunk by chunk. Not thread-safe.
final class Cursor implements AutoCloseable {
  private final DuckDBPreparedStatement statement;
  private final DuckDBChunkedResult result;

  Cursor(DuckDBPreparedStatement statement) throws SQLException {
    this.statement = statement;
    try {
      result = statement.query();
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /// The next chunk, gone after the next call; null at the end.
  @Nullable DuckDBDataChunkReader next() {
    return result.nextChunk() ? result.chunk() : null;
  }

  @Override
  public void close() {
    try (statement) {
      result.close();
    } catch (SQLException e) {
      throw Database.refused(e);
    }
  }
}
