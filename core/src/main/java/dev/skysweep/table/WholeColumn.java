package dev.skysweep.table;

/// Whole numbers that count or index something.
public final class WholeColumn extends NullableColumn {
  private final Longs values;

  private WholeColumn(String name, Longs values, Nulls nulls) {
    super(name, values.size(), nulls);
    this.values = values;
  }

  /// Meaningless where `isNull`.
  public long value(int row) {
    return values.get(row);
  }

  /// Collects the values of a column. Not to be used again after `build`.
  public static final class Builder {
    private final Longs values = new Longs();
    private final Nulls nulls = new Nulls();

    public void add(long value) {
      values.add(value);
    }

    public void addNull() {
      nulls.add(values.size());
      values.add(0);
    }

    public WholeColumn build(String name) {
      return new WholeColumn(name, values, nulls);
    }
  }
}
