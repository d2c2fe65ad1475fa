package dev.skysweep.results;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.RunCounts;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.study.RunOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.dflib.DataFrame;
import org.jspecify.annotations.Nullable;

/// The results of a study as tables over all its runs, read from its folder: ours, or one that the
/// reference left; its runs as they are, or merged. Nothing there is changed.
///
/// Every frame begins with `run_id`; `status` is its last column (`run_status` if the output has a
/// column `status` itself). Rows are ordered by run, then time, then as in the run's file. A run
/// that failed, is missing, or has no such output is one row of nulls. Numbers are doubles, times
/// `LocalDateTime` in the time scale of their column.
///
/// Not thread-safe.
public final class SweepResult implements AutoCloseable {
  private final StudyFolder study;
  private final Manifest manifest;
  private final Consumer<String> said;
  private @Nullable Tables tables;

  private SweepResult(StudyFolder study, Manifest manifest, Consumer<String> said) {
    this.study = study;
    this.manifest = manifest;
    this.said = said;
  }

  /// The database; made when the first table is asked for, since many a caller only wants the
  /// counts.
  private record Tables(Database database, RunTables runs, OutputTables outputs) {}

  /// Reads the study's manifest; outputs are read when asked for.
  ///
  /// @throws dev.skysweep.manifest.ManifestException if the manifest is damaged
  /// @throws dev.skysweep.files.StorageException if it can't be read
  public static SweepResult open(Path studyFolder) {
    return open(studyFolder, _ -> {});
  }

  /// As [#open(Path)].
  ///
  /// @param said is told, later, what is waited for
  public static SweepResult open(Path studyFolder, Consumer<String> said) {
    StudyFolder study = new StudyFolder(studyFolder);
    return new SweepResult(study, Manifest.open(study.manifest()), said);
  }

  /// The study folder, absolute.
  public Path folder() {
    return study.root();
  }

  /// The study as its user names it: the folder, or the address of which it is the copy.
  public String place() {
    return study.place();
  }

  /// What happened, run by run.
  public Manifest manifest() {
    return manifest;
  }

  /// How many runs are ok, failed, missing.
  public RunCounts counts() {
    return manifest.counts();
  }

  /// The outputs that runs left, as kind and name: `report__RF`.
  public Set<String> outputs() {
    return Set.copyOf(tables().outputs().keys());
  }

  /// The study's only report.
  ///
  /// @throws ResultsException if there are several, or none
  public DataFrame report() {
    List<String> reports =
        tables().outputs().keys().stream().filter(key -> key.startsWith("report__")).toList();
    if (reports.size() != 1) {
      throw new ResultsException(
          reports.isEmpty()
              ? "no run in " + place() + " left a report"
              : "there are several reports, name one: "
                  + String.join(", ", reports.stream().map(key -> key.substring(8)).toList()));
    }
    return table(reports.getFirst());
  }

  public DataFrame report(String name) {
    return table("report__" + name);
  }

  public DataFrame ephemeris(String name) {
    return table("ephemeris__" + name);
  }

  public DataFrame contacts(String name) {
    return table("contact__" + name);
  }

  public DataFrame eclipses(String name) {
    return table("eclipse__" + name);
  }

  /// The iterations of a solver; of a mission that uses it several times, its last use.
  public DataFrame solver(String name) {
    return table(RunOutputs.SOLVER + name);
  }

  /// A file of each run that a post-processing step wrote, CSV or Parquet.
  public DataFrame extra(String name) {
    return table(RunOutputs.EXTRA + name);
  }

  /// Several outputs beside each other: `run_id`, `time`, the columns of each as `RF.Sat.X`, of
  /// each a status, `RF.status`, then `status`. Rows are those of the first output; one that
  /// another output has no row for at the same time is left out. A run without the first output is
  /// one row.
  ///
  /// @param keys as in `outputs()`, two or more, each with a `time` of the same scale
  public DataFrame fused(List<String> keys) {
    return tables().database().frame(fusedSql(keys, null));
  }

  /// As [#fused(List)], but beside each row of the first output stands the last row of another one
  /// that is no later, and nulls if that is older than the tolerance.
  public DataFrame fused(List<String> keys, Duration tolerance) {
    return tables().database().frame(fusedSql(keys, tolerance));
  }

  /// Makes [#fused(List)] the table `fused` of [#sql], where it can be asked and read row by row.
  public void fuse(List<String> keys) {
    fuse(fusedSql(keys, null));
  }

  /// Makes [#fused(List, Duration)] the table `fused` of [#sql].
  public void fuse(List<String> keys, Duration tolerance) {
    fuse(fusedSql(keys, tolerance));
  }

  private void fuse(String query) {
    tables().database().execute("CREATE OR REPLACE VIEW fused AS " + query);
  }

  /// An output of all runs at times that they share, a step apart, read on straight lines between
  /// their rows: `run_id`, `time`, each column of numbers. Without the runs that have no rows.
  ///
  /// @throws ResultsException if the output has no time or the runs none in common
  public DataFrame resampled(String key, Duration step) {
    if (!step.isPositive()) {
      throw new ResultsException("a step of " + step + " is none: it must be above 0");
    }
    DataFrame frame = table(key);
    if (!frame.getColumnsIndex().contains("time")) {
      throw new ResultsException(key + " has no time to read it at");
    }
    return new Resampling(frame).every(step);
  }

  /// How each run ended: `run_id`, `status`, `converged`, `duration_s`, `started_at` (UTC),
  /// `attempts`, `message`.
  public DataFrame runs() {
    return table("runs");
  }

  /// Which values each run had: `run_id`, a column for every overridden field, `status`.
  public DataFrame parameters() {
    return table("parameters");
  }

  /// What travelled with each run beside its values: `run_id`, the context columns of its rows,
  /// `status`.
  ///
  /// @throws ResultsException if no run has any
  public DataFrame context() {
    return table("context");
  }

  /// One row for each numeric column of an output, over the rows of all runs: `column`, `count`,
  /// `mean`, `std` (of a sample), `min`, `max`. `NaN` makes mean and std `NaN`.
  public DataFrame summary(String key) {
    check(key);
    tables().outputs().make(key);
    Database database = tables().database();
    String rows = OutputTables.rows(key);
    // Several threads would add up in another order each time, and change the last digits.
    return database.single(Summary.sql(key, rows, database.describe("FROM " + rows)));
  }

  /// The columns of an output that hold numbers, as its files name them.
  ///
  /// @throws ResultsException if no run left such an output
  public List<String> numericColumns(String key) {
    return columns(key).stream()
        .filter(column -> column.isNumber() && !OutputView.isOurs(column.name()))
        .map(Database.ColumnInfo::name)
        .toList();
  }

  /// Whether an output's rows have epochs.
  ///
  /// @throws ResultsException if no run left such an output
  public boolean hasTime(String key) {
    return columns(key).stream().anyMatch(column -> column.name().equals("time"));
  }

  /// An ephemeris of the study, to be read run after run.
  ///
  /// @param key `ephemeris__EF`
  /// @throws ResultsException if no run left it, or its files have no velocities or don't say what
  ///   they are relative to
  public Ephemeris orbit(String key) {
    check(key);
    return Ephemeris.of(key, tables().outputs(), columns(key));
  }

  /// Reads some columns of numbers of an output, run after run, so that they need not fit in memory
  /// together. To be closed.
  ///
  /// @param columns of [#numericColumns]; at least one
  /// @throws ResultsException if no run left such an output
  public RowsByRun rows(String key, List<String> columns) {
    boolean timed = hasTime(key);
    return RowsByRun.of(tables().database(), OutputTables.rows(key), columns, timed);
  }

  /// Runs a query of DuckDB's SQL over the tables `runs`, `parameters` and `context` and a view for
  /// every output, named as in `outputs()`: `SELECT max("Sat.X") FROM report__RF`.
  ///
  /// @throws ResultsException with DuckDB's message if it refuses the query, or with the tables
  ///   that there are if it names another one
  public DataFrame sql(String query) {
    try {
      return tables().database().frame(ready(query));
    } catch (ResultsException e) {
      throw SqlMistake.explained(e, tableNames());
    }
  }

  /// Runs a query whose result need not fit in memory: gives its rows one after the other.
  public void sql(String query, Consumer<List<@Nullable Object>> row) {
    sql(
        query,
        new RowReader() {
          @Override
          public void columns(List<String> names) {}

          @Override
          public void row(List<@Nullable Object> values) {
            row.accept(values);
          }
        });
  }

  /// As above, and tells the columns' names first.
  public void sql(String query, RowReader reader) {
    try {
      tables().database().forEachChunk(ready(query), new RowVisitor(reader));
    } catch (ResultsException e) {
      throw SqlMistake.explained(e, tableNames());
    }
  }

  /// Writes a table to a file, whole or not at all: `runs`, `parameters`, `context` or an output,
  /// with the rows and columns of its frame.
  ///
  /// @throws StorageException if it can't be written
  public void export(String table, Export format, Path file) {
    Path partial = file.resolveSibling("." + file.getFileName() + ".partial");
    try {
      try {
        format.write(tables().database(), query(table), partial);
        Files.move(partial, file, ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw StorageException.writing(file, e);
    }
  }

  /// The tables that can be exported and asked for in SQL.
  public List<String> tableNames() {
    List<String> names = new ArrayList<>(List.of("runs", "parameters"));
    if (tables().runs().withContext()) {
      names.add("context");
    }
    names.addAll(new TreeSet<>(outputs()));
    return names;
  }

  @Override
  public void close() {
    if (tables != null) {
      tables.database().close();
      tables = null;
    }
  }

  private Tables tables() {
    if (tables == null) {
      // reading the entries takes longest: it goes on while the database starts and takes them in
      try (var entries = new Ahead<>(manifest.latest())) {
        tables = tables(Database.open(), entries);
      }
    }
    return tables;
  }

  private Tables tables(Database database, Iterator<ManifestEntry> entries) {
    try {
      RunTables runs = new RunTables(database, manifest);
      OutputTables outputs = new OutputTables(database, study, manifest, said);
      runs.createRuns(entries, outputs::add);
      return new Tables(database, runs, outputs);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private DataFrame table(String key) {
    return tables().database().frame(query(key));
  }

  private String query(String table) {
    if (table.equals("runs")) {
      return "FROM runs ORDER BY run_id";
    }
    if (table.equals("parameters")) {
      tables().runs().makeParameters();
      return "FROM parameters ORDER BY run_id";
    }
    if (table.equals("context") && tables().runs().withContext()) {
      tables().runs().makeContext();
      return "FROM context ORDER BY run_id";
    }
    check(table);
    return tables().outputs().ordered(table);
  }

  private String fusedSql(List<String> keys, @Nullable Duration tolerance) {
    keys.forEach(this::check);
    return new FusedReports(tables().database(), tables().outputs(), keys).sql(tolerance);
  }

  private void check(String key) {
    if (!tables().outputs().keys().contains(key)) {
      throw new ResultsException(
          "no run in %s left %s; there are: %s"
              .formatted(place(), key, String.join(", ", tableNames())));
    }
  }

  private List<Database.ColumnInfo> columns(String key) {
    check(key);
    tables().outputs().make(key);
    return tables().database().describe("FROM " + OutputTables.rows(key));
  }

  /// Tables are made when a query names them, for that takes a look at every file. They are listed
  /// without what they are made of.
  private String ready(String query) {
    if (TableList.isAskedFor(query)) {
      return TableList.query(tableNames());
    }
    String words = query.toLowerCase(Locale.ROOT);
    boolean all = TableList.isConcerned(words);
    if (all || words.contains("parameters")) {
      tables().runs().makeParameters();
    }
    if (tables().runs().withContext() && (all || words.contains("context"))) {
      tables().runs().makeContext();
    }
    for (String key : tables().outputs().keys()) {
      if (all || words.contains(key.toLowerCase(Locale.ROOT))) {
        tables().outputs().make(key);
      }
    }
    return query;
  }
}
