package dev.skysweep.table;

import dev.skysweep.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a reader of the file should know of its columns.
final class ColumnMetadata {
  private ColumnMetadata() {}

  static String json(Table table) {
    Map<String, Map<String, String>> columns = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      Map<String, String> facts = facts(column);
      if (!facts.isEmpty()) {
        columns.put(column.name(), facts);
      }
    }
    return Json.mapper().writeValueAsString(columns);
  }

  private static Map<String, String> facts(Column column) {
    Map<String, String> facts = new LinkedHashMap<>();
    switch (column) {
      case NumberColumn numbers -> {
        if (numbers.unit() != null) {
          facts.put("unit", numbers.unit());
        }
      }
      case TimeColumn times -> {
        facts.put("time_scale", times.scale().name());
        if (times.source() != null) {
          facts.put("copy_of", times.source());
        }
      }
      case WholeColumn _, TextColumn _, FlagColumn _ -> {}
    }
    return facts;
  }
}
