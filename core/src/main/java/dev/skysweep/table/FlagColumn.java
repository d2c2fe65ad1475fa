package dev.skysweep.table;

import java.util.BitSet;

/// True or false.
public final class FlagColumn extends NullableColumn {
  private final BitSet set;

  private FlagColumn(String name, int size, BitSet set, Nulls nulls) {
    super(name, size, nulls);
    this.set = set;
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
