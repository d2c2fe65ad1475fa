package dev.skysweep.statistics;

/// Counts of ranks that are present, in a Fenwick tree: adds one and finds the k-th present rank in
/// logarithmic time.
final class RankTree {
  private final int[] counts;
  private int present;

  RankTree(int ranks) {
    counts = new int[ranks + 1];
  }

  void add(int rank) {
    present++;
    for (int node = rank + 1; node < counts.length; node += node & -node) {
      counts[node]++;
    }
  }

  int present() {
    return present;
  }

  /// The rank of the k-th present one, both counted from 0.
  int find(int k) {
    int node = 0;
    int left = k;
    for (int step = Integer.highestOneBit(counts.length); step > 0; step >>= 1) {
      int next = node + step;
      if (next < counts.length && counts[next] <= left) {
        node = next;
        left -= counts[next];
      }
    }
    return node;
  }
}
