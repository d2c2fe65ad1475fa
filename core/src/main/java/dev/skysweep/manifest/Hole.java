package dev.skysweep.manifest;

/// What a power loss can leave of a page that was never written.
final class Hole {
  /// So many zeros in a row are no flipped bit.
  private static final int ZEROS = 8;

  private Hole() {}

  static boolean isIn(byte[] bytes, int start, int end) {
    int zeros = 0;
    for (int i = start; i < end; i++) {
      zeros = bytes[i] == 0 ? zeros + 1 : 0;
      if (zeros == ZEROS) {
        return true;
      }
    }
    return false;
  }
}
