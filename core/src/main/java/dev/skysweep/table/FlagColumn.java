package dev.skysweep.table;

import java.util.BitSet;

/// True or false.
public final class FlagColumn implements Column {
  private final String name;
  private final int size;
  private final BitSet set;
  private final Nulls nulls;

  private FlagColumn(String name, int size, BitSet set, Nulls nulls) {
    this.name = name;
    this.size = size;
    this.set = set;
    this.nulls = nulls;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean isNull(int row) {
    return nulls.contains(row);
  }

  /// Meaningless where `isNull`.
  public boolean value(int row) {
    return set.get(row);
  }

  /// Collects the values of a column. Not to be used again after `build`.
  public static final class Builder {
    private final BitSet set = new BitSet();
    private final Nulls nulls = new Nulls();
    private int size;

    public void add(boolean value) {
      set.set(size++, value);
    }

    public void addNull() {
      nulls.add(size++);
    }

    public FlagColumn build(String name) {
      return new FlagColumn(name, size, set, nulls);
    }
  }
}
