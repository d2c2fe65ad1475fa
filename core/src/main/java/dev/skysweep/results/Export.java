package dev.skysweep.results;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file format that tables are written in for other programs.
public enum Export {
  CSV("csv", "FORMAT csv, HEADER"),
  JSON("json", "FORMAT json, ARRAY true"),
  PARQUET("parquet", "FORMAT parquet, COMPRESSION zstd"),
  /// Arrow IPC, the file and not the stream; Feather's second version is the same.
  ARROW("arrow", "");

  private final String ending;
  private final String options;

  /// @param options for DuckDB; empty for what it does not write
  Export(String ending, String options) {
    this.ending = ending;
    this.options = options;
  }

  /// The ending of such files' names, without the dot.
  public String ending() {
    return ending;
  }

  void write(Database database, String query, Path partial) throws IOException {
    if (this == ARROW) {
      writeArrow(database, query, partial);
      return;
    }
    database.execute(
        "COPY (%s) TO %s (%s, USE_TMP_FILE false)"
            .formatted(query, Database.text(partial.toString()), options));
  }

  private static void writeArrow(Database database, String query, Path partial) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial))) {
      var file = new ArrowFile(database.describe(query), out);
      database.forEachChunk(query, new RowVisitor(file));
      file.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
