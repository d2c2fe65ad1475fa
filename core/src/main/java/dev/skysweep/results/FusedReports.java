package dev.skysweep.results;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The query that puts several outputs beside each other, run by run, at the times of the first.
final class FusedReports {
  private static final String TIME = "time";

  private final Database database;
  private final OutputTables outputs;
  private final List<String> keys;

  /// @param keys two outputs or more, each with a `time`
  /// @throws ResultsException if they can't be put beside each other
  FusedReports(Database database, OutputTables outputs, List<String> keys) {
    this.database = database;
    this.outputs = outputs;
    this.keys = List.copyOf(keys);
    check();
  }

  /// @param tolerance how old the rows of the other outputs may be; null for the same time only
  String sql(@Nullable Duration tolerance) {
    List<String> columns = new ArrayList<>(List.of("r.run_id", "t0.time"));
    StringBuilder joins =
        new StringBuilder(
            "FROM runs r LEFT JOIN " + rows(0) + " t0 ON t0.\"skysweep run\" = r.run_id");
    List<String> matched = new ArrayList<>();
    List<String> order = new ArrayList<>(List.of("r.run_id", "t0.time", "t0.file_row_number"));
    addColumns(columns, 0, null);
    for (int i = 1; i < keys.size(); i++) {
      String table = "t" + i;
      boolean exact = tolerance == null;
      joins
          .append(exact ? " LEFT JOIN " + rows(i) : " ASOF LEFT JOIN " + lastRows(i))
          .append(" %1$s ON %1$s.\"skysweep run\" = t0.\"skysweep run\" AND ".formatted(table))
          .append(exact ? table + ".time = t0.time" : "t0.time >= " + table + ".time");
      matched.add(table + ".time IS NOT NULL");
      order.add(table + ".file_row_number");
      addColumns(columns, i, tolerance);
    }
    columns.add("r.status AS status");
    String where =
        tolerance == null
            ? " WHERE t0.time IS NULL OR (" + String.join(" AND ", matched) + ")"
            : "";
    return "SELECT "
        + String.join(", ", columns)
        + " "
        + joins
        + where
        + " ORDER BY "
        + String.join(", ", order);
  }

  private void check() {
    if (keys.size() < 2 || Set.copyOf(new HashSet<>(keys)).size() < keys.size()) {
      throw new ResultsException(
          "name two or more different outputs to put beside each other, not "
              + String.join(", ", keys));
    }
    Set<String> scales = new HashSet<>();
    for (String key : keys) {
      outputs.make(key);
      boolean timed =
          database.describe("FROM " + OutputTables.rows(key)).stream()
              .anyMatch(
                  column -> column.name().equals(TIME) && column.type().startsWith("TIMESTAMP"));
      if (!timed) {
        throw new ResultsException(
            key + " has no time, so its rows can't be put beside those of another output");
      }
      scales.add(outputs.timeScale(key));
    }
    scales.remove("");
    if (scales.size() > 1) {
      throw new ResultsException(
          "%s count time in different scales (%s): report the epochs in one scale"
              .formatted(
                  String.join(", ", keys),
                  scales.stream().sorted().collect(Collectors.joining(", "))));
    }
  }

  private String rows(int table) {
    return OutputTables.rows(keys.get(table));
  }

  /// Of rows at the same time, such as before and after a burn, the last one.
  private String lastRows(int table) {
    return """
    (SELECT * FROM %s QUALIFY row_number() OVER (
      PARTITION BY "skysweep run", time ORDER BY file_row_number DESC) = 1)\
    """
        .formatted(rows(table));
  }

  private void addColumns(List<String> columns, int table, @Nullable Duration tolerance) {
    String name = keys.get(table).substring(keys.get(table).indexOf("__") + 2);
    String alias = "t" + table;
    String near =
        tolerance == null
            ? alias + ".time IS NOT NULL"
            : "epoch_ns(t0.time) - epoch_ns(%s.time) <= %d".formatted(alias, tolerance.toNanos());
    for (Database.ColumnInfo column : database.describe("FROM " + rows(table))) {
      if (!OutputView.isOurs(column.name()) && !column.name().equals(TIME)) {
        String shown = Database.name(name + "." + column.name());
        String value = alias + "." + Database.name(column.name());
        columns.add(
            (table == 0 ? value : "CASE WHEN " + near + " THEN " + value + " END")
                + " AS "
                + shown);
      }
    }
    columns.add(
        "CASE WHEN r.status = 'ok' AND NOT coalesce(%s, false) THEN 'missing' ELSE r.status END AS %s"
            .formatted(
                table == 0 ? alias + ".\"skysweep run\" IS NOT NULL" : near,
                Database.name(name + ".status")));
  }
}
