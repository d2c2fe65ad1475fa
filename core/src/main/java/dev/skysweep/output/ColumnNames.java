package dev.skysweep.output;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Gives the columns of one table names of their own: a second `Sat.X` becomes `Sat.X.1`, as in the
/// reference. Names that differ only in case count as equal, because DuckDB takes them so; `run_id`
/// is taken, because it becomes a column when runs are read together.
final class ColumnNames {
  static final String TIME = "time";
  private static final String RUN_ID = "run_id";

  private final Set<String> taken = new HashSet<>(Set.of(RUN_ID));
  private final String resource;
  private final List<String> notes;

  ColumnNames(String resource, List<String> notes) {
    this.resource = resource;
    this.notes = notes;
  }

  String unique(String name) {
    String unique = name;
    for (int i = 1; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
      unique = name + "." + i;
    }
    if (!unique.equals(name)) {
      notes.add(
          "%s: the name %s is taken, this column is called %s".formatted(resource, name, unique));
    }
    return unique;
  }

  boolean isTaken(String name) {
    return taken.contains(name.toLowerCase(Locale.ROOT));
  }
}
