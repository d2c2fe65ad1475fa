package dev.skysweep.results;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `SHOW TABLES`, answered with the study's tables: DuckDB's own list has what they are made of,
/// too.
final class TableList {
  private static final Pattern SHOWS_TABLES =
      Pattern.compile("\\s*show\\s+(all\\s+)?tables\\s*;?\\s*", Pattern.CASE_INSENSITIVE);

  private static final Pattern LISTS_TABLES =
      Pattern.compile("\\bshow\\b|information_schema|duckdb_");

  private TableList() {}

  static boolean isAskedFor(String query) {
    return SHOWS_TABLES.matcher(query).matches();
  }

  /// Whether a query in small letters may list tables, of whatever schema.
  static boolean isConcerned(String words) {
    return LISTS_TABLES.matcher(words).find();
  }

  /// A query whose rows are these names.
  static String query(List<String> tables) {
    return "SELECT unnest([%s]) AS name"
        .formatted(tables.stream().map(Database::text).collect(Collectors.joining(", ")));
  }
}
