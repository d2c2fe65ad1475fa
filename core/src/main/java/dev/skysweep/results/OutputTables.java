package dev.skysweep.results;

import dev.skysweep.json.Json;
import dev.skysweep.manifest.CompactionLog;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.table.ParquetFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.dflib.DataFrame;
import tools.jackson.databind.JsonNode;

/// A view for each output of the study, `report__RF`: `run_id`, `time`, the file's columns,
/// `status`; a run without the output is one row of nulls, and each column has the type that fits
/// all runs. Rows of merged runs are read where they lie; the files of other runs are read into a
/// table when the view is made.
final class OutputTables {
  /// DuckDB opens the files of one query one after the other; so several queries run at a time.
  private static final int FILES_IN_PART = 1000;

  private static final String PARQUET_ROWS =
      """
      read_parquet(getvariable('paths'), union_by_name = true, hive_partitioning = false,
        file_row_number = true, filename = 'skysweep file')\
      """;

  /// Of all its types DuckDB would read a column of nothing but `inf` as dates without end, and the
  /// time of day and moments with a zone as what fits no frame; those stay text.
  private static final String CSV_ROWS =
      """
      (SELECT *, row_number() OVER () AS file_row_number FROM read_csv(getvariable('paths'),
        union_by_name = true, hive_partitioning = false, sample_size = -1, filename = 'skysweep file',
        auto_type_candidates = ['BOOLEAN', 'BIGINT', 'DOUBLE', 'TIMESTAMP', 'VARCHAR']))\
      """;

  private final Database database;
  private final StudyFolder folder;
  private final Manifest manifest;
  private final Consumer<String> said;
  private final Map<String, List<RunFile>> files = new TreeMap<>();
  private final Map<String, String> ordered = new HashMap<>();

  /// @param said is told what is waited for
  OutputTables(Database database, StudyFolder folder, Manifest manifest, Consumer<String> said) {
    this.said = said;
    this.database = database;
    this.folder = folder;
    this.manifest = manifest;
  }

  /// Notes the outputs of a run.
  void add(ManifestEntry entry) {
    RunFile.of(folder, entry.runId(), entry.outputs())
        .forEach((key, file) -> files.computeIfAbsent(key, _ -> new ArrayList<>()).add(file));
  }

  Set<String> keys() {
    return files.keySet();
  }

  /// Makes the output's view unless it is there. Its name is the key.
  void make(String key) {
    if (ordered.containsKey(key)) {
      return;
    }
    bring(key);
    String rows = rows(key);
    database.execute("CREATE VIEW %s AS %s".formatted(rows, source(key)));
    OutputView view = OutputView.of(columns(key));
    String select =
        "SELECT %s FROM runs r LEFT JOIN %s d ON d.\"skysweep run\" = r.run_id"
            .formatted(view.columns(), rows);
    database.execute("CREATE VIEW %s AS %s".formatted(Database.name(key), select));
    ordered.put(key, select + " ORDER BY " + view.order());
  }

  /// Of a study in a bucket, an output's files come here when they are asked for.
  private void bring(String key) {
    if (!folder.isCopy()) {
      return;
    }
    Map<Path, Long> missing = new HashMap<>();
    split(key).others().forEach(file -> missing.put(file.path(), file.bytes()));
    folder.bring(missing, said);
  }

  /// The columns of an output's files. In those of a user's program, ids and states of runs are not
  /// taken from it.
  private List<Database.ColumnInfo> columns(String key) {
    return database.describe("FROM " + rows(key)).stream()
        .filter(column ->
            !key.startsWith(RunOutputs.EXTRA) || !column.name().matches("(?i)run_id|__status"))
        .toList();
  }

  /// The query that gives the view's rows by run, time, and place in the run's file.
  String ordered(String key) {
    make(key);
    return Objects.requireNonNull(ordered.get(key));
  }

  /// The name for SQL of the rows that files hold, without those of runs that left none.
  static String rows(String key) {
    return Database.name(key + " rows");
  }

  /// The query that gives the rows of all runs. A sweep that goes on may merge files while they are
  /// being read; then what is merged is looked up again.
  private String source(String key) {
    MergedRows rows = split(key);
    while (true) {
      String query = null;
      ResultsException refused = null;
      List<RunFile> own = rows.others().stream().filter(RunFile::isThere).toList();
      try {
        query = source(key, rows, own);
      } catch (ResultsException e) {
        refused = e;
      }
      boolean complete = query != null && own.size() == rows.others().size();
      MergedRows later = complete ? rows : split(key);
      if (later.equals(rows)) {
        if (query == null) {
          throw Objects.requireNonNull(refused);
        }
        return query;
      }
      rows = later;
    }
  }

  private String source(String key, MergedRows rows, List<RunFile> own) {
    List<String> queries = new ArrayList<>(rows.queries(folder));
    read(key, own).forEach(part -> queries.add("FROM " + Database.name(part.rows())));
    if (queries.isEmpty()) {
      throw new ResultsException(
          "no file of " + key + " is left in the study folder: were its runs removed?");
    }
    String all = String.join(" UNION ALL BY NAME ", queries);
    database.describe(all);
    return all;
  }

  private MergedRows split(String key) {
    CompactionLog log = CompactionLog.read(folder, manifest);
    return MergedRows.of(log, key, files.getOrDefault(key, List.of()));
  }

  /// The time scale of an output's `time`; empty where its files don't tell.
  String timeScale(String key) {
    return columnFacts(key).path("time").path("time_scale").asString("");
  }

  /// What an output's files say of their columns.
  JsonNode columnFacts(String key) {
    return Json.mapper().readTree(metadata(key).getOrDefault(ParquetFile.COLUMNS_KEY, "{}"));
  }

  /// What the first of an output's files says of itself.
  Map<String, String> metadata(String key) {
    bring(key);
    MergedRows rows = split(key);
    Path file =
        rows.parts().isEmpty()
            ? rows.others().stream()
                .filter(own -> own.isParquet() && own.isThere())
                .map(RunFile::path)
                .findFirst()
                .orElse(null)
            : folder.root().resolve(rows.parts().getFirst().part().file());
    Map<String, String> metadata = new TreeMap<>();
    if (file != null) {
      DataFrame found =
          database.frame(
              "SELECT decode(key), decode(value) FROM parquet_kv_metadata(%s)"
                  .formatted(Database.text(file.toString())));
      for (int row = 0; row < found.height(); row++) {
        metadata.put(String.valueOf(found.get(0, row)), String.valueOf(found.get(1, row)));
      }
    }
    return metadata;
  }

  /// Reads the runs' own files into tables.
  private List<Part> read(String key, List<RunFile> list) {
    List<Part> parts = new ArrayList<>();
    for (int from = 0; from < list.size(); from += FILES_IN_PART) {
      int to = Math.min(list.size(), from + FILES_IN_PART);
      parts.add(new Part(key + " files " + from, key + " rows " + from, list.subList(from, to)));
    }
    database.forEach(parts, OutputTables::read);
    return parts;
  }

  private static void read(Database database, Part part) {
    String files = Database.name(part.files());
    database.execute("CREATE OR REPLACE TABLE %s (run_id BIGINT, path VARCHAR)".formatted(files));
    database.fill(
        part.files(),
        appender -> {
          for (RunFile file : part.list()) {
            appender.beginRow().append((long) file.runId()).append(file.path().toString()).endRow();
          }
        });
    database.execute(
        "SET VARIABLE paths = (SELECT list(path ORDER BY run_id) FROM %s)".formatted(files));
    String rows = part.list().getFirst().isCsv() ? CSV_ROWS : PARQUET_ROWS;
    database.execute(
        """
        CREATE OR REPLACE TABLE %s AS
        SELECT f.run_id AS "skysweep run", d.* EXCLUDE ("skysweep file")
        FROM %s d
        JOIN %s f ON f.path = d."skysweep file"
        ORDER BY f.run_id, d.file_row_number
        """
            .formatted(Database.name(part.rows()), rows, files));
  }

  /// Files that are read by one query, and the tables it makes.
  private record Part(String files, String rows, List<RunFile> list) {}
}
