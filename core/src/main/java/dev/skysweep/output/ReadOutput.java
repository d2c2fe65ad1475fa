package dev.skysweep.output;

import dev.skysweep.table.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an output file holds.
///
/// @param table null if the file is kept as it is: of a format that is not read, or empty
/// @param notes what the user should know although nothing is wrong, one line each, naming the
///   resource
/// @param converged whether a solver reached its goals; null for anything but a solver's log, and
///   for a log that does not tell
/// @param metadata what else the file says, by the keys of the table's Parquet file
public record ReadOutput(
    @Nullable Table table,
    List<String> notes,
    @Nullable Boolean converged,
    Map<String, String> metadata) {
  public ReadOutput {
    notes = List.copyOf(notes);
    metadata = Map.copyOf(metadata);
  }

  public ReadOutput(@Nullable Table table, List<String> notes, @Nullable Boolean converged) {
    this(table, notes, converged, Map.of());
  }

  ReadOutput withNotes(List<String> more) {
    return new ReadOutput(table, more, converged, metadata);
  }

  static ReadOutput of(Table table, List<String> notes) {
    return new ReadOutput(table, notes, null);
  }

  static ReadOutput keptRaw(String note) {
    return new ReadOutput(null, List.of(note), null);
  }
}
