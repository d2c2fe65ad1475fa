package dev.skysweep.manifest;

/// The end of a manifest whose last write did not reach the disk whole. Nothing in it was ever
/// reported as done: that waits for the disk.
///
/// @param line the first that is not whole, from 1
/// @param bytes how much is cut off before the next line is written
public record TornTail(long line, long bytes) {
  @Override
  public String toString() {
    return "manifest line %d was not written to its end; its %d bytes are left out"
        .formatted(line, bytes);
  }
}
