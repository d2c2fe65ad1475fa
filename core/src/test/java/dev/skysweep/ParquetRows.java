package dev.skysweep;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of a Parquet file as DuckDB reads them, apart from our own readers.
public final class ParquetRows {
  private ParquetRows() {}

  /// Each row by column name.
  public static List<Map<String, Object>> of(Path file) {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var select = connection.prepareStatement("select * from read_parquet(?)")) {
      select.setString(1, file.toString());
      var rows = new ArrayList<Map<String, Object>>();
      try (var result = select.executeQuery()) {
        var columns = result.getMetaData();
        while (result.next()) {
          var row = new LinkedHashMap<String, Object>();
          for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnName(i), result.getObject(i));
          }
          rows.add(row);
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(file + " is not to be read", e);
    }
  }
}
