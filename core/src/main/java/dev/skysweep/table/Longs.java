package dev.skysweep.table;

import java.util.Arrays;

/// A list of whole numbers that grows without copying what it holds, so that a column of a very
/// long report costs its values and no more.
final class Longs {
  private static final int SHIFT = 12;
  private static final int CHUNK = 1 << SHIFT;

  private long[][] chunks = {new long[64]};
  private int size;

  int size() {
    return size;
  }

  long get(int index) {
    return chunks[index >>> SHIFT][index & (CHUNK - 1)];
  }

  void add(long value) {
    int chunk = size >>> SHIFT;
    int offset = size & (CHUNK - 1);
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, Math.max(4, 2 * chunks.length));
    }
    long[] target = chunks[chunk];
    if (target == null) {
      target = chunks[chunk] = new long[CHUNK];
    } else if (offset == target.length) {
      // Only the first chunk starts short: most tables are.
      target = chunks[chunk] = Arrays.copyOf(target, 2 * target.length);
    }
    target[offset] = value;
    size++;
  }
}
