package dev.skysweep.studyfile;

import dev.skysweep.study.Cells;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of a Parquet file, such as a data frame of pandas.
final class ParquetRows {
  private ParquetRows() {}

  /// @throws StudyException if it is no Parquet file, or a cell is empty or of a type that no field
  ///   takes
  static Rows read(Path file) {
    if (!Files.exists(file)) {
      throw new StudyException("there is no file " + file);
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement query = connection.prepareStatement("SELECT * FROM read_parquet(?)")) {
      query.setString(1, file.toString());
      try (ResultSet rows = query.executeQuery()) {
        return rows(file, rows);
      }
    } catch (SQLException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new StudyException(file + " can't be read as Parquet: " + why);
    }
  }

  private static Rows rows(Path file, ResultSet rows) throws SQLException {
    var columns = new ArrayList<String>();
    var values = new ArrayList<List<Value>>();
    ResultSetMetaData types = rows.getMetaData();
    for (int column = 1; column <= types.getColumnCount(); column++) {
      columns.add(types.getColumnName(column));
      values.add(new ArrayList<>());
    }
    for (int row = 0; rows.next(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        Object cell = cell(rows, column + 1, types.getColumnType(column + 1));
        String place = "%s, row %d: %s".formatted(file, row, columns.get(column));
        values.get(column).add(Cells.value(cell, place));
      }
    }
    int index = columns.indexOf("__index_level_0__"); // of pandas
    if (index >= 0) {
      columns.remove(index);
      values.remove(index);
    }
    return new Rows(columns, values);
  }

  /// Times as they are written, in no time zone.
  private static @Nullable Object cell(ResultSet rows, int column, int type) throws SQLException {
    return type == Types.TIMESTAMP
        ? rows.getObject(column, LocalDateTime.class)
        : rows.getObject(column);
  }
}
