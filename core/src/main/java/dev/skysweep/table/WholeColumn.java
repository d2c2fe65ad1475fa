package dev.skysweep.table;

/// Whole numbers that count or index something.
public final class WholeColumn implements Column {
  private final String name;
  private final Longs values;
  private final Nulls nulls;

  private WholeColumn(String name, Longs values, Nulls nulls) {
    this.name = name;
    this.values = values;
    this.nulls = nulls;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public boolean isNull(int row) {
    return nulls.contains(row);
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
