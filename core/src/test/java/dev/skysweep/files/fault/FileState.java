package dev.skysweep.files.fault;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The bytes of a file after a power loss.
final class FileState {
  private byte[] bytes = new byte[0];

  byte[] bytes() {
    return bytes;
  }

  /// @param safe whether it was forced later
  void write(long offset, ByteBuffer written, boolean safe, Fate fate) {
    int from = (int) offset;
    int length = written.remaining();
    int end = from + length;
    int kept = safe ? length : fate.keptBytes(length);
    boolean grows = kept > 0 || fate.keepsLength();
    if (grows && end > bytes.length) {
      // a length that reached the disk before the bytes did: zeros
      int grown = kept == length || fate.keepsLength() ? end : from + kept;
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length, grown));
    }
    if (kept > 0) {
      written.get(0, bytes, from, kept);
    }
  }

  void truncate(long size, boolean safe, Fate fate) {
    if (safe || fate.keepsLength()) {
      bytes = Arrays.copyOf(bytes, (int) size);
    }
  }
}
