package dev.skysweep.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Splits the lines of a report into the values of its columns.
sealed interface RowSplitter permits FixedWidthRows, DelimitedRows {
  /// One value a column, null where it is blank.
  ///
  /// @throws UnclearRow if the line can't be read in one way only
  List<@Nullable String> split(String line) throws UnclearRow;

  /// Whether the line is plainly one of these rows.
  boolean fits(String line);

  static RowSplitter of(ReportFormat format, List<String> columns) {
    return format.fixedWidth()
        ? new FixedWidthRows(format, columns)
        : new DelimitedRows(format, columns);
  }

  /// Says what is wrong with a line and how to set the report so that it can be read.
  final class UnclearRow extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;

    UnclearRow(String problem) {
      super(problem);
      this.problem = problem;
    }

    String problem() {
      return problem;
    }
  }
}
