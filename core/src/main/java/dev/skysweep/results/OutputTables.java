package dev.skysweep.results;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.study.OutputFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;

/// A view for each output of the study, `report__RF`: `run_id`, `time`, the file's columns,
/// `status`; a run without the output is one row of nulls. The files of all runs are read into a
/// table when the view is made, each column with the type that fits them all.
///
/// The table is the place to read compacted files instead, once there are any.
final class OutputTables {
  private final Database database;
  private final Map<String, List<RunFile>> files = new TreeMap<>();
  private final Map<String, String> ordered = new HashMap<>();

  OutputTables(Database database, StudyFolder folder, Manifest manifest) {
    this.database = database;
    try (Stream<ManifestEntry> entries = manifest.latest()) {
      entries.forEach(entry -> {
        entry.outputs().tables().forEach((key, file) -> add(folder, entry, key, file));
        entry
            .outputs()
            .solvers()
            .forEach((name, file) -> add(folder, entry, "solver__" + name, file));
      });
    }
  }

  Set<String> keys() {
    return files.keySet();
  }

  /// Makes the output's view unless it is there. Its name is the key.
  void make(String key) {
    if (ordered.containsKey(key)) {
      return;
    }
    List<RunFile> list = files.getOrDefault(key, List.of());
    if (list.isEmpty()) {
      throw new ResultsException(
          "no file of " + key + " is left in the study folder: were its runs removed?");
    }
    String runs = Database.name(key + " runs");
    String rows = Database.name(key + " rows");
    database.execute("CREATE TABLE %s (run_id BIGINT, path VARCHAR)".formatted(runs));
    database.fill(key + " runs", appender -> append(appender, list));
    database.execute(
        "SET VARIABLE paths = (SELECT list(path ORDER BY run_id) FROM %s)".formatted(runs));
    database.execute(
        """
        CREATE TABLE %s AS
        SELECT f.run_id AS "skysweep run", d.* EXCLUDE ("skysweep file")
        FROM read_parquet(getvariable('paths'), union_by_name = true, hive_partitioning = false,
          file_row_number = true, filename = 'skysweep file') d
        JOIN %s f ON f.path = d."skysweep file"
        """
            .formatted(rows, runs));
    OutputView view = OutputView.of(database.describe("FROM " + rows));
    String select =
        "SELECT %s FROM runs r LEFT JOIN %s d ON d.\"skysweep run\" = r.run_id"
            .formatted(view.columns(), rows);
    database.execute("CREATE VIEW %s AS %s".formatted(Database.name(key), select));
    ordered.put(key, select + " ORDER BY " + view.order());
  }

  /// The query that gives the view's rows by run, time, and place in the run's file.
  String ordered(String key) {
    make(key);
    return Objects.requireNonNull(ordered.get(key));
  }

  private void add(StudyFolder folder, ManifestEntry entry, String key, OutputFile file) {
    List<RunFile> list = files.computeIfAbsent(key, _ -> new ArrayList<>());
    Path path = folder.resolve(file.path(), entry.runId());
    if (file.path().endsWith(".parquet") && Files.exists(path)) {
      list.add(new RunFile(entry.runId(), path));
    }
  }

  private static void append(DuckDBAppender appender, List<RunFile> list) throws SQLException {
    for (RunFile file : list) {
      appender.beginRow().append((long) file.runId()).append(file.path().toString()).endRow();
    }
  }

  /// A run's file of one output.
  private record RunFile(int runId, Path path) {}
}
