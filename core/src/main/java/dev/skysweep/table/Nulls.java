package dev.skysweep.table;

import java.util.BitSet;

/// Which rows of a column have no value. Most columns have none, so nothing is kept until one turns
/// up.
final class Nulls {
  private final BitSet rows = new BitSet(0);

  void add(int row) {
    rows.set(row);
  }

  boolean contains(int row) {
    return rows.get(row);
  }
}
