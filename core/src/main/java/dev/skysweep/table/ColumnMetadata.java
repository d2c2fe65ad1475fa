package dev.skysweep.table;

import dev.skysweep.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// What a reader of the file should know of its columns.
record ColumnMetadata(Map<String, Map<String, String>> columns) {
  private static final String UNIT = "unit";
  private static final String TIME_SCALE = "time_scale";
  private static final String COPY_OF = "copy_of";

  static ColumnMetadata of(Table table) {
    Map<String, Map<String, String>> columns = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      Map<String, String> facts = facts(column);
      if (!facts.isEmpty()) {
        columns.put(column.name(), facts);
      }
    }
    return new ColumnMetadata(columns);
  }

  static ColumnMetadata parse(String json) {
    return new ColumnMetadata(Json.mapper().readValue(json, new TypeReference<>() {}));
  }

  String json() {
    return Json.mapper().writeValueAsString(columns);
  }

  @Nullable String unit(String column) {
    return fact(column, UNIT);
  }

  TimeScale scale(String column) {
    String scale = fact(column, TIME_SCALE);
    return scale == null ? TimeScale.UTC : TimeScale.valueOf(scale);
  }

  /// The column that this one is a copy of.
  @Nullable String source(String column) {
    return fact(column, COPY_OF);
  }

  private @Nullable String fact(String column, String key) {
    return columns.getOrDefault(column, Map.of()).get(key);
  }

  private static Map<String, String> facts(Column column) {
    Map<String, String> facts = new LinkedHashMap<>();
    switch (column) {
      case NumberColumn numbers -> {
        if (numbers.unit() != null) {
          facts.put(UNIT, numbers.unit());
        }
      }
      case TimeColumn times -> {
        facts.put(TIME_SCALE, times.scale().name());
        if (times.source() != null) {
          facts.put(COPY_OF, times.source());
        }
      }
      case WholeColumn _, TextColumn _, FlagColumn _ -> {}
    }
    return facts;
  }
}
