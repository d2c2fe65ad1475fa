package dev.skysweep.view.study;

import dev.skysweep.analysis.OutputColumn;
import dev.skysweep.json.Json;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.output.Units;
import dev.skysweep.results.ResultsException;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.OutputFile;
import dev.skysweep.table.ParquetFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The units of an output's columns, as its Parquet files tell them; for files of the reference,
/// which tell none, those that GMAT gives to parameters of that name.
final class ColumnUnits {
  private final SweepResult result;
  private final Map<String, JsonNode> known = new HashMap<>();

  ColumnUnits(SweepResult result) {
    this.result = result;
  }

  /// Null if it has none, or none is known.
  @Nullable String of(OutputColumn column) {
    JsonNode told =
        known.computeIfAbsent(column.key(), this::read).path(column.name()).path("unit");
    return told.isString() ? told.asString() : of(column.name());
  }

  /// Of a parameter such as `Sat.SMA`.
  static @Nullable String of(String path) {
    String unit = Units.of(path);
    return unit == null || unit.isEmpty() ? null : unit;
  }

  private JsonNode read(String key) {
    var folder = new StudyFolder(result.folder());
    try (Stream<ManifestEntry> entries = result.manifest().latest(EnumSet.of(RunStatus.OK))) {
      for (ManifestEntry entry : (Iterable<ManifestEntry>) entries.limit(100)::iterator) {
        OutputFile file = entry.outputs().tables().get(key);
        Path path = file == null ? null : folder.resolve(file.path(), entry.runId());
        if (path != null && path.toString().endsWith(".parquet") && Files.exists(path)) {
          return columnsOf(path);
        }
      }
    }
    return Json.mapper().createObjectNode();
  }

  private JsonNode columnsOf(Path file) {
    try {
      DataFrame found =
          result.sql(
              "SELECT decode(value) FROM parquet_kv_metadata('%s') WHERE decode(key) = '%s'"
                  .formatted(file.toString().replace("'", "''"), ParquetFile.COLUMNS_KEY));
      for (Object text : List.copyOf(found.getColumn(0).toList())) {
        return Json.mapper().readTree(String.valueOf(text));
      }
    } catch (ResultsException | JacksonException _) {
      // A plot without units is better than none.
    }
    return Json.mapper().createObjectNode();
  }
}
