package dev.skysweep.results;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.study.Value;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;

/// The tables `runs` (how each run ended), `parameters` (which values it had) and `context` (what
/// travelled with it), from the manifest.
final class RunTables {
  private static final String RUNS =
      """
      CREATE TABLE runs (
        run_id BIGINT, status VARCHAR, converged BOOLEAN, duration_s DOUBLE, started_at TIMESTAMP,
        attempts BIGINT, message VARCHAR)
      """;

  private final Database database;
  private final Manifest manifest;
  private final Set<String> made = new HashSet<>();
  private boolean withContext;

  RunTables(Database database, Manifest manifest) {
    this.database = database;
    this.manifest = manifest;
  }

  /// Makes `runs`, and shows each run's last entry to `visitor` on the way.
  ///
  /// @param entries each run's last
  void createRuns(Iterator<ManifestEntry> entries, Consumer<ManifestEntry> visitor) {
    database.execute(RUNS);
    database.fill("runs", appender -> runs(appender, entries, visitor));
  }

  /// Whether any run has a context.
  boolean withContext() {
    return withContext;
  }

  /// Makes `parameters` unless it is there.
  void makeParameters() {
    make("parameters", ManifestEntry::overrides);
  }

  /// Makes `context` unless it is there.
  void makeContext() {
    make("context", ManifestEntry::context);
  }

  private void make(String table, Function<ManifestEntry, Map<String, Value>> valuesOf) {
    if (!made.add(table)) {
      return;
    }
    Map<String, ParameterType> types = types(valuesOf);
    StringBuilder columns = new StringBuilder("run_id BIGINT");
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    taken.add("run_id");
    types.forEach((path, type) -> {
      // GMAT tells `v` from `V`, DuckDB does not.
      String name = path;
      for (int i = 1; !taken.add(name); i++) {
        name = path + "." + i;
      }
      columns.append(", ").append(Database.name(name)).append(' ').append(type);
    });
    String values = table + " values";
    database.execute("CREATE TABLE " + Database.name(values) + " (" + columns + ")");
    database.fill(values, appender -> fill(appender, types, valuesOf));
    database.execute(
        """
        CREATE VIEW %s AS SELECT v.*, r.status AS %s FROM %s v JOIN runs r USING (run_id)
        """
            .formatted(
                table, taken.contains("status") ? "run_status" : "status", Database.name(values)));
  }

  private void runs(
      DuckDBAppender appender, Iterator<ManifestEntry> entries, Consumer<ManifestEntry> visitor)
      throws SQLException {
    while (entries.hasNext()) {
      ManifestEntry entry = entries.next();
      visitor.accept(entry);
      withContext |= !entry.context().isEmpty();
      Map<String, Boolean> converged = entry.outputs().converged();
      appender.beginRow().append((long) entry.runId()).append(entry.status());
      if (converged.isEmpty()) {
        appender.appendNull();
      } else {
        appender.append(!converged.containsValue(false));
      }
      appender
          .append(entry.timing().elapsed().toNanos() / 1e9)
          .appendEpochMicros(ChronoUnit.MICROS.between(Instant.EPOCH, entry.timing().startedAt()))
          .append((long) manifest.attempts(entry.runId()))
          .append(entry.message())
          .endRow();
    }
    for (int run = 0; run < manifest.runCount(); run++) {
      if (manifest.status(run) == RunStatus.MISSING) {
        appender.beginRow().append((long) run).append(RunStatus.MISSING.key());
        appender.appendNull().appendNull().appendNull().append(0L).appendNull().endRow();
      }
    }
  }

  private Map<String, ParameterType> types(Function<ManifestEntry, Map<String, Value>> valuesOf) {
    Map<String, ParameterType> types = new LinkedHashMap<>();
    try (Stream<ManifestEntry> entries = manifest.latest()) {
      entries.forEach(entry ->
          valuesOf
              .apply(entry)
              .forEach(
                  (name, value) -> types.merge(name, ParameterType.of(value), ParameterType::or)));
    }
    return types;
  }

  private void fill(
      DuckDBAppender appender,
      Map<String, ParameterType> types,
      Function<ManifestEntry, Map<String, Value>> valuesOf)
      throws SQLException {
    try (var entries = new Ahead<>(manifest.latest())) {
      while (entries.hasNext()) {
        ManifestEntry entry = entries.next();
        appender.beginRow().append((long) entry.runId());
        for (Map.Entry<String, ParameterType> type : types.entrySet()) {
          Value value = valuesOf.apply(entry).get(type.getKey());
          if (value == null) {
            appender.appendNull();
          } else {
            type.getValue().append(appender, value);
          }
        }
        appender.endRow();
      }
    }
  }
}
