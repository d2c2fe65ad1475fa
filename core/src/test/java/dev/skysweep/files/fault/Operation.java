package dev.skysweep.files.fault;

import java.nio.ByteBuffer;

/// What was done to a disk, one step. Files and folders are known by number, since they may be
/// renamed.
public sealed interface Operation {
  /// An entry of a folder comes, whatever had its name before goes.
  record Link(int folder, String name, int node, boolean isFolder) implements Operation {}

  /// An entry of a folder goes.
  record Unlink(int folder, String name) implements Operation {}

  /// An entry moves, in one step.
  record Rename(int fromFolder, String from, int toFolder, String to, int node)
      implements Operation {}

  record Write(int file, long offset, ByteBuffer bytes) implements Operation {}

  record Truncate(int file, long size) implements Operation {}

  /// `fsync` of a file or a folder that succeeded.
  record Force(int node) implements Operation {}

  /// `fsync` of a file or a folder that failed: what was written before it may be gone, and a later
  /// one that succeeds does not bring it back.
  record ForceFailed(int node) implements Operation {}

  /// Nothing that the disk sees: the program told somebody something.
  record Told(String what) implements Operation {}
}
