package dev.skysweep.table;

/// A column that keeps beside its values which of them are missing.
abstract sealed class NullableColumn implements Column
    permits NumberColumn, WholeColumn, TimeColumn, FlagColumn {
  private final String name;
  private final int size;
  private final Nulls nulls;

  NullableColumn(String name, int size, Nulls nulls) {
    this.name = name;
    this.size = size;
    this.nulls = nulls;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final int size() {
    return size;
  }

  @Override
  public final boolean isNull(int row) {
    return nulls.contains(row);
  }
}
