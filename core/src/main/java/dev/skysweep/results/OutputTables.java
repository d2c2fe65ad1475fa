package dev.skysweep.results;

import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.study.OutputFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A view for each output of the study, `report__RF`: `run_id`, `time`, the file's columns,
/// `status`; a run without the output is one row of nulls. The files of all runs are read into a
/// table when the view is made, each column with the type that fits them all, or their one
/// `CompactedTable` is read instead.
final class OutputTables {
  /// DuckDB opens the files of one query one after the other; so several queries run at a time.
  private static final int FILES_IN_PART = 1000;

  private final Database database;
  private final StudyFolder folder;
  private final Map<String, List<RunFile>> files = new TreeMap<>();
  private final Map<String, String> ordered = new HashMap<>();

  OutputTables(Database database, StudyFolder folder) {
    this.database = database;
    this.folder = folder;
  }

  /// Notes the outputs of a run.
  void add(ManifestEntry entry) {
    entry.outputs().tables().forEach((key, file) -> add(entry, key, file));
    entry.outputs().solvers().forEach((name, file) -> add(entry, "solver__" + name, file));
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
    CompactedTable compacted = new CompactedTable(folder.root(), key, list);
    boolean current = CompactedTable.isPossibleFor(list) && compacted.isCurrent(database);
    String rows = rows(key);
    String source = current ? "FROM " + compacted.source() : read(key, list);
    database.execute("CREATE VIEW %s AS %s".formatted(rows, source));
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

  private void add(ManifestEntry entry, String key, OutputFile file) {
    List<RunFile> list = files.computeIfAbsent(key, _ -> new ArrayList<>());
    Path path = folder.resolve(file.path(), entry.runId());
    if (file.path().endsWith(".parquet") && Files.exists(path)) {
      list.add(new RunFile(entry.runId(), path, file.sha256()));
    }
  }

  /// Writes the output's rows to one file, unless that is there already or can't be.
  void compact(String key) {
    make(key);
    List<RunFile> list = files.getOrDefault(key, List.of());
    CompactedTable compacted = new CompactedTable(folder.root(), key, list);
    if (CompactedTable.isPossibleFor(list) && !compacted.isCurrent(database)) {
      compacted.write(database, rows(key));
    }
  }

  /// The name for SQL of the rows that files hold, without those of runs that left none.
  static String rows(String key) {
    return Database.name(key + " rows");
  }

  /// Reads the files into tables; the query that gives the rows of all.
  private String read(String key, List<RunFile> list) {
    List<Part> parts = new ArrayList<>();
    for (int from = 0; from < list.size(); from += FILES_IN_PART) {
      int to = Math.min(list.size(), from + FILES_IN_PART);
      parts.add(new Part(key + " files " + from, key + " rows " + from, list.subList(from, to)));
    }
    database.forEach(parts, OutputTables::read);
    return parts.stream()
        .map(part -> "FROM " + Database.name(part.rows()))
        .collect(Collectors.joining(" UNION ALL BY NAME "));
  }

  private static void read(Database database, Part part) {
    String files = Database.name(part.files());
    database.execute("CREATE TABLE %s (run_id BIGINT, path VARCHAR)".formatted(files));
    database.fill(
        part.files(),
        appender -> {
          for (RunFile file : part.list()) {
            appender.beginRow().append((long) file.runId()).append(file.path().toString()).endRow();
          }
        });
    database.execute(
        "SET VARIABLE paths = (SELECT list(path ORDER BY run_id) FROM %s)".formatted(files));
    database.execute(
        """
        CREATE TABLE %s AS
        SELECT f.run_id AS "skysweep run", d.* EXCLUDE ("skysweep file")
        FROM read_parquet(getvariable('paths'), union_by_name = true, hive_partitioning = false,
          file_row_number = true, filename = 'skysweep file') d
        JOIN %s f ON f.path = d."skysweep file"
        ORDER BY f.run_id, d.file_row_number
        """
            .formatted(Database.name(part.rows()), files));
  }

  /// Files that are read by one query, and the tables it makes.
  private record Part(String files, String rows, List<RunFile> list) {}
}
