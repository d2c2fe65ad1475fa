package dev.skysweep.results;

import java.nio.file.Path;

/// A file format that tables are written in for other programs.
public enum Export {
  CSV("csv", "FORMAT csv, HEADER"),
  JSON("json", "FORMAT json, ARRAY true"),
  PARQUET("parquet", "FORMAT parquet, COMPRESSION zstd");

  private final String ending;
  private final String options;

  Export(String ending, String options) {
    this.ending = ending;
    this.options = options;
  }

  /// The ending of such files' names, without the dot.
  public String ending() {
    return ending;
  }

  void write(Database database, String query, Path partial) {
    database.execute(
        "COPY (%s) TO %s (%s, USE_TMP_FILE false)"
            .formatted(query, Database.text(partial.toString()), options));
  }
}
