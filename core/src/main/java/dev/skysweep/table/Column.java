package dev.skysweep.table;

/// One named column of a `Table`. A missing value is null, which is not the same as `NaN`. Columns
/// never change once built.
public sealed interface Column permits NullableColumn, TextColumn {
  String name();

  int size();

  boolean isNull(int row);
}
