package dev.skysweep.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dflib.DataFrame;

/// What DuckDB is told when runs' files become one.
final class MergeQuery {
  /// DuckDB's time for a list of files grows faster than the list.
  private static final int FILES_IN_LIST = 250;

  /// Names that DuckDB or we give to something else.
  private static final Set<String> TAKEN =
      Set.of("run_id", "file_index", "file_row_number", "filename");

  private MergeQuery() {}

  /// Files by their columns: only rows of the same columns and types fit one file without change.
  /// Files that can't be merged, since a column has a name of ours, are in none.
  static List<List<RunFile>> byColumns(Database database, List<RunFile> files) {
    Map<String, String> columns = new HashMap<>();
    for (int from = 0; from < files.size(); from += FILES_IN_LIST) {
      DataFrame found = database.frame(columnsOf(part(files, from)));
      for (int row = 0; row < found.height(); row++) {
        if (Boolean.FALSE.equals(found.get(2, row))) {
          columns.put(String.valueOf(found.get(0, row)), String.valueOf(found.get(1, row)));
        }
      }
    }
    Map<String, List<RunFile>> groups = new TreeMap<>();
    for (RunFile file : files) {
      String group = columns.get(file.path().toString());
      if (group != null) {
        groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(file);
      }
    }
    return List.copyOf(groups.values());
  }

  private static String columnsOf(List<RunFile> files) {
    String taken = TAKEN.stream().map(Database::text).sorted().collect(Collectors.joining(", "));
    return """
    SELECT file_name, string_agg(concat_ws(' ', name, duckdb_type), '; ' ORDER BY column_id),
      bool_or(lower(name) IN (%s))
    FROM parquet_schema(%s) WHERE column_id > 0 GROUP BY file_name
    """
        .formatted(taken, list(files));
  }

  /// Writes the rows of runs' files to one file, with `run_id` as the first column, ordered by it
  /// and then as in the run's file.
  ///
  /// @param files of the same columns, in the order of the runs
  static void write(Database database, List<RunFile> files, Path target) {
    List<String> selects = new ArrayList<>();
    for (int from = 0; from < files.size(); from += FILES_IN_LIST) {
      List<RunFile> some = part(files, from);
      selects.add(
          "SELECT ([%s]::BIGINT[])[file_index::BIGINT + 1] AS run_id, * FROM read_parquet(%s, hive_partitioning = false)"
              .formatted(runs(some), list(some)));
    }
    copy(database, String.join(" UNION ALL ", selects), files.getFirst().path(), target);
  }

  /// Writes the rows of some runs of a merged file to another one.
  static void filter(Database database, Path merged, List<RunFile> live, Path target) {
    String select =
        "SELECT * FROM read_parquet(%s, hive_partitioning = false) WHERE run_id IN (%s)"
            .formatted(Database.text(merged.toString()), runs(live));
    copy(database, select, merged, target);
  }

  private static void copy(Database database, String select, Path described, Path target) {
    database.execute(
        "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false, KV_METADATA {%s})"
            .formatted(select, Database.text(target.toString()), metadata(database, described)));
  }

  /// What a file says of its columns.
  private static String metadata(Database database, Path file) {
    DataFrame found =
        database.frame(
            "SELECT decode(key), decode(value) FROM parquet_kv_metadata(%s) WHERE decode(key) <> 'skysweep.run_id'"
                .formatted(Database.text(file.toString())));
    List<String> pairs = new ArrayList<>();
    for (int row = 0; row < found.height(); row++) {
      pairs.add(
          Database.text(String.valueOf(found.get(0, row)))
              + ": "
              + Database.text(String.valueOf(found.get(1, row))));
    }
    return String.join(", ", pairs);
  }

  private static String runs(List<RunFile> files) {
    return files.stream()
        .map(file -> Integer.toString(file.runId()))
        .collect(Collectors.joining(", "));
  }

  private static List<RunFile> part(List<RunFile> files, int from) {
    return files.subList(from, Math.min(files.size(), from + FILES_IN_LIST));
  }

  private static String list(List<RunFile> files) {
    return files.stream()
        .map(file -> Database.text(file.path().toString()))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
