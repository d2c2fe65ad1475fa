package dev.skysweep.files;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A file that grows at its end, and tells truly when its bytes are on the disk. After any failure
/// it is of no more use: what the system did with bytes it could not force is unknown, and a second
/// `fsync` would report success without having written them.
///
/// For one thread at a time.
public final class AppendLog implements DurableLog {
  /// More than one `fsync` is for: a batch, and the longest line that a manifest may have.
  private static final long LAST_BYTES = 32L << 20;

  private final Path file;
  private final FileChannel channel;
  private final @Nullable Object identity;
  private @Nullable StorageException failure;

  AppendLog(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.identity = identity(file);
  }

  /// Opens an existing file and cuts off, durably, what lies beyond `length`. What was read of the
  /// rest is on the disk after the next [#sync].
  ///
  /// @throws StorageException if it can't be opened or cut
  public static AppendLog open(Path file, long length) {
    try {
      AppendLog log = new AppendLog(file, FileChannel.open(file, READ, WRITE));
      log.cut(length);
      log.writeAgain(length);
      return log;
    } catch (IOException e) {
      throw StorageException.writing(file, e);
    }
  }

  /// Writes all remaining bytes; they are not safe before the next [#sync].
  ///
  /// @throws StorageException if that fails, or anything failed before
  @Override
  public void append(ByteBuffer bytes) {
    attempt(() -> {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    });
  }

  /// Returns once everything appended is on the disk, in the file that has the name.
  ///
  /// @throws StorageException if that fails, the file was removed or anything failed before
  @Override
  public void sync() {
    // The length is forced too: fdatasync leaves out only what is not needed to read the data.
    attempt(() -> {
      channel.force(false);
      requirePlace();
    });
  }

  /// A file that was removed can be written and forced for as long as it is open, and all is lost.
  private void requirePlace() throws IOException {
    if (identity != null && !identity.equals(identity(file))) {
      throw new IOException("another file has taken its place");
    }
  }

  /// The same as long as it is the same file; null where the system has no such thing (Windows,
  /// which lets nobody remove an open file).
  private static @Nullable Object identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw StorageException.writing(file, e);
    }
  }

  private void cut(long length) {
    attempt(() -> {
      if (channel.size() > length) {
        channel.truncate(length);
        channel.force(true);
      }
      channel.position(length);
    });
  }

  /// Writes the last bytes where they are. If an `fsync` of theirs failed, Linux still shows them
  /// to whoever reads, but takes them for written, so that no later one would bring them to the
  /// disk.
  private void writeAgain(long length) {
    attempt(() -> {
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, GroupCommit.BATCH_BYTES));
      long at = Math.max(0, length - LAST_BYTES);
      while (at < length) {
        bytes.clear().limit((int) Math.min(bytes.capacity(), length - at));
        if (channel.read(bytes, at) <= 0) {
          throw new IOException("it has become shorter meanwhile");
        }
        bytes.flip();
        while (bytes.hasRemaining()) {
          at += channel.write(bytes, at);
        }
      }
    });
  }

  private void attempt(Step step) {
    if (failure != null) {
      throw failure;
    }
    try {
      step.run();
    } catch (IOException e) {
      failure = StorageException.writing(file, e);
      throw failure;
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }
}
