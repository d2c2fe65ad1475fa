package dev.skysweep.view.plot;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Every run as a line through its parameters and metrics.
///
/// @param dimensions from left to right
/// @param colour what the lines' colour shows; null for none
/// @param failed which of the runs failed
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record ParallelPlot(
    String title,
    List<Dimension> dimensions,
    @Nullable Variable colour,
    boolean[] failed,
    List<String> notes)
    implements Plot {
  /// One upright axis.
  ///
  /// @param words the texts that the values number; empty for numbers
  public record Dimension(Variable variable, List<String> words) {
    public Dimension {
      words = List.copyOf(words);
    }
  }

  public ParallelPlot {
    dimensions = List.copyOf(dimensions);
    notes = List.copyOf(notes);
  }

  @Override
  public DataTable table() {
    DataTable ranges = Ranges.of(dimensions.stream().map(Dimension::variable));
    List<List<String>> rows =
        IntStream.range(0, dimensions.size())
            .mapToObj(i -> {
              List<String> words = dimensions.get(i).words();
              List<String> row = ranges.rows().get(i);
              return words.isEmpty()
                  ? row
                  : List.of(row.get(0), row.get(1), words.getFirst(), "–", words.getLast());
            })
            .toList();
    return new DataTable(ranges.columns(), rows);
  }
}
