package dev.skysweep.results;

import java.util.List;
import java.util.stream.Collectors;

/// The query behind `SweepResult.summary`: one pass over the rows for all columns.
final class Summary {
  private Summary() {}

  static String sql(String key, String rows, List<Database.ColumnInfo> columns) {
    List<Database.ColumnInfo> numbers =
        columns.stream()
            .filter(column -> column.isNumber() && !OutputView.isOurs(column.name()))
            .toList();
    if (numbers.isEmpty()) {
      throw new ResultsException(key + " has no column of numbers to sum up");
    }
    String structs =
        numbers.stream().map(column -> struct(column.name())).collect(Collectors.joining(", "));
    return """
    SELECT s."column", s."count", s.mean, s.std, s."min", s."max"
    FROM (SELECT unnest([%s]) AS s FROM %s)
    """
        .formatted(structs, rows);
  }

  private static String struct(String column) {
    String name = Database.name(column) + "::DOUBLE";
    // DuckDB's stddev refuses NaN, and takes it for the largest of all numbers elsewhere.
    String std =
        "CASE WHEN bool_or(isnan(%1$s)) THEN 'nan'::DOUBLE ELSE stddev_samp(%1$s) FILTER (isfinite(%1$s)) END"
            .formatted(name);
    return "{'column': %s, 'count': count(%s), 'mean': avg(%s), 'std': %s, 'min': min(%s), 'max': max(%s)}"
        .formatted(Database.text(column), name, name, std, name, name);
  }
}
