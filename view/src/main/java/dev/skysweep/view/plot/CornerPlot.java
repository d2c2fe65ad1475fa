package dev.skysweep.view.plot;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every pair of variables against each other, and each one's histogram on the diagonal.
///
/// @param variables of the runs, two or more
/// @param colour what the points' colour shows; null for none
/// @param failed which of the runs failed
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record CornerPlot(
    String title,
    List<Variable> variables,
    @Nullable Variable colour,
    boolean[] failed,
    List<String> notes)
    implements Plot {
  public CornerPlot {
    variables = List.copyOf(variables);
    notes = List.copyOf(notes);
  }

  @Override
  public DataTable table() {
    return Ranges.of(
        colour == null ? variables.stream() : Stream.concat(variables.stream(), Stream.of(colour)));
  }
}
