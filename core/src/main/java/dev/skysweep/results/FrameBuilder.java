package dev.skysweep.results;

import java.util.ArrayList;
import java.util.List;
import org.dflib.DataFrame;
import org.dflib.Series;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;

/// Makes a data frame of a query's result.
final class FrameBuilder implements ChunkVisitor {
  private final List<String> names = new ArrayList<>();
  private final List<FrameColumn> columns = new ArrayList<>();

  @Override
  public void columns(DuckDBChunkedResult result) {
    for (long i = 0; i < result.columnCount(); i++) {
      names.add(result.columnName(i));
      columns.add(new FrameColumn());
    }
  }

  @Override
  public void chunk(DuckDBDataChunkReader chunk) {
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).append(chunk.vector(i), (int) chunk.rowCount());
    }
  }

  DataFrame build() {
    Series<?>[] series = columns.stream().map(FrameColumn::series).toArray(Series<?>[]::new);
    return DataFrame.byColumn(names.toArray(String[]::new)).of(series);
  }
}
