package dev.skysweep.files;

import java.nio.ByteBuffer;

/// Something that grows at its end, and tells truly when what was appended can't be lost any more.
/// After any failure it is of no more use.
public interface DurableLog extends AutoCloseable {
  /// Takes all remaining bytes; they are not safe before the next [#sync].
  ///
  /// @throws StorageException if that fails, or anything failed before
  void append(ByteBuffer bytes);

  /// Returns once everything appended is safe.
  ///
  /// @throws StorageException if that fails, or anything failed before
  void sync();

  @Override
  void close();
}
