package dev.skysweep.table;

/// A list of doubles, bit by bit as they were added.
final class Doubles {
  private final Longs bits = new Longs();

  int size() {
    return bits.size();
  }

  double get(int index) {
    return Double.longBitsToDouble(bits.get(index));
  }

  void add(double value) {
    bits.add(Double.doubleToRawLongBits(value));
  }
}
