package dev.skysweep.output;

import dev.skysweep.table.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an output file holds.
///
/// @param table null if the file is kept as it is: of a format that is not read, or empty
/// @param notes what the user should know although nothing is wrong, one line each, naming the
///   resource
/// @param converged whether a solver reached its goals; null for anything but a solver's log, and
///   for a log that does not tell
public record ReadOutput(@Nullable Table table, List<String> notes, @Nullable Boolean converged) {
  public ReadOutput {
    notes = List.copyOf(notes);
  }

  static ReadOutput of(Table table, List<String> notes) {
    return new ReadOutput(table, notes, null);
  }

  static ReadOutput keptRaw(String note) {
    return new ReadOutput(null, List.of(note), null);
  }
}
