package dev.skysweep.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is given a query's result row by row.
public interface RowReader {
  /// The columns' names, before the first row.
  void columns(List<String> names);

  /// One row; the list is the reader's to keep.
  void row(List<@Nullable Object> values);
}
