package dev.skysweep.results;

import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/// Passes a query's result on row by row.
final class RowVisitor implements ChunkVisitor {
  private final RowReader reader;

  RowVisitor(RowReader reader) {
    this.reader = reader;
  }

  @Override
  public void columns(DuckDBChunkedResult result) {
    List<String> names = new ArrayList<>();
    for (long i = 0; i < result.columnCount(); i++) {
      names.add(result.columnName(i));
    }
    reader.columns(names);
  }

  @Override
  public void chunk(DuckDBDataChunkReader chunk) {
    List<DuckDBReadableVector> vectors = new ArrayList<>();
    for (long i = 0; i < chunk.columnCount(); i++) {
      vectors.add(chunk.vector(i));
    }
    for (int i = 0; i < chunk.rowCount(); i++) {
      List<@Nullable Object> values = new ArrayList<>(vectors.size());
      for (DuckDBReadableVector vector : vectors) {
        values.add(vector.isNull(i) ? null : FrameColumn.value(vector, vector.getType(), i));
      }
      reader.row(values);
    }
  }
}
