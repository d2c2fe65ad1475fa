package dev.skysweep.results;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.StudyFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.dflib.DataFrame;
import org.jspecify.annotations.Nullable;

/// The results of a study as tables over all its runs, read from its folder: ours, or one that the
/// reference left. Nothing there is changed but by `compact`.
///
/// Every frame begins with `run_id`; `status` is its last column (`run_status` if the output has a
/// column `status` itself). Rows are ordered by run, then time, then as in the run's file. A run
/// that failed, is missing, or has no such output is one row of nulls. Numbers are doubles, times
/// `LocalDateTime` in the time scale of their column.
///
/// Not thread-safe.
public final class SweepResult implements AutoCloseable {
  private final Path folder;
  private final Database database;
  private final RunTables runs;
  private final OutputTables outputs;
  private boolean withParameters;

  private SweepResult(Path folder, Database database, RunTables runs, OutputTables outputs) {
    this.folder = folder;
    this.runs = runs;
    this.database = database;
    this.outputs = outputs;
  }

  /// Reads the study's manifest; outputs are read when asked for.
  ///
  /// @throws dev.skysweep.manifest.ManifestException if the manifest is damaged
  /// @throws dev.skysweep.files.StorageException if it can't be read
  public static SweepResult open(Path studyFolder) {
    StudyFolder study = new StudyFolder(studyFolder);
    Manifest manifest = Manifest.open(study.manifest());
    Database database = Database.open();
    RunTables runs = new RunTables(database, manifest);
    OutputTables outputs = new OutputTables(database, study);
    runs.createRuns(outputs::add);
    return new SweepResult(study.root(), database, runs, outputs);
  }

  /// The outputs that runs left, as kind and name: `report__RF`.
  public Set<String> outputs() {
    return Set.copyOf(outputs.keys());
  }

  /// The study's only report.
  ///
  /// @throws ResultsException if there are several, or none
  public DataFrame report() {
    List<String> reports =
        outputs.keys().stream().filter(key -> key.startsWith("report__")).toList();
    if (reports.size() != 1) {
      throw new ResultsException(
          reports.isEmpty()
              ? "no run in " + folder + " left a report"
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
    return table("solver__" + name);
  }

  /// How each run ended: `run_id`, `status`, `converged`, `duration_s`, `started_at` (UTC),
  /// `attempts`, `message`.
  public DataFrame runs() {
    return database.frame("SELECT * FROM runs ORDER BY run_id");
  }

  /// Which values each run had: `run_id`, a column for every overridden field, `status`.
  public DataFrame parameters() {
    makeParameters();
    return database.frame("FROM parameters ORDER BY run_id");
  }

  /// One row for each numeric column of an output, over the rows of all runs: `column`, `count`,
  /// `mean`, `std` (of a sample), `min`, `max`. `NaN` makes mean and std `NaN`.
  public DataFrame summary(String key) {
    check(key);
    outputs.make(key);
    String rows = OutputTables.rows(key);
    // Several threads would add up in another order each time, and change the last digits.
    return database.single(Summary.sql(key, rows, database.describe("FROM " + rows)));
  }

  /// Writes every output of all runs into one file each, `tables/report__RF.parquet` in the study
  /// folder, from which it is read much faster from then on, by any tool. Outputs of the reference
  /// are left alone: its manifest has no hashes to tell whether such a file is up to date.
  public void compact() {
    outputs.keys().forEach(outputs::compact);
  }

  /// Runs a query of DuckDB's SQL over the tables `runs` and `parameters` and a view for every
  /// output, named as in `outputs()`: `SELECT max("Sat.X") FROM report__RF`.
  ///
  /// @throws ResultsException with DuckDB's message if it refuses the query
  public DataFrame sql(String query) {
    makeNamedIn(query);
    return database.frame(query);
  }

  /// Runs a query whose result need not fit in memory: gives its rows one after the other.
  public void sql(String query, Consumer<List<@Nullable Object>> row) {
    makeNamedIn(query);
    database.forEachChunk(query, new RowVisitor(row));
  }

  @Override
  public void close() {
    database.close();
  }

  private DataFrame table(String key) {
    check(key);
    return database.frame(outputs.ordered(key));
  }

  private void check(String key) {
    if (!outputs.keys().contains(key)) {
      throw new ResultsException(
          "no run in %s left %s; there are: %s"
              .formatted(folder, key, String.join(", ", outputs.keys())));
    }
  }

  private void makeParameters() {
    if (!withParameters) {
      runs.createParameters();
      withParameters = true;
    }
  }

  private void makeNamedIn(String query) {
    if (query.contains("parameters") || query.contains("PARAMETERS")) {
      makeParameters();
    }
    for (String key : outputs.keys()) {
      if (query.contains(key)) {
        outputs.make(key);
      }
    }
  }
}
