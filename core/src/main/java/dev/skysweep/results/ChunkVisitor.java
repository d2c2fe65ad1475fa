package dev.skysweep.results;

import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;

/// Takes a query's result piece by piece.
interface ChunkVisitor {
  void columns(DuckDBChunkedResult result);

  /// The chunk is gone after the call.
  void chunk(DuckDBDataChunkReader chunk);
}
