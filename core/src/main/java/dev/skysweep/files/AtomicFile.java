package dev.skysweep.files;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/// Files that appear whole or not at all, whenever the machine stops: written beside their place
/// under another name, forced to the disk, then moved over.
public final class AtomicFile {
  /// Writes a file's content.
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /// Replaces or creates `file`.
  ///
  /// @throws StorageException if it can't be written; then what was there before still is
  public static void write(Path file, byte[] content) {
    write(file, out -> out.write(content));
  }

  /// Replaces or creates `file`.
  ///
  /// @throws StorageException if it can't be written; then what was there before still is
  public static void write(Path file, Content content) {
    Path target = file.toAbsolutePath();
    Path draft = target.resolveSibling("." + target.getFileName() + "." + unique() + ".tmp");
    try {
      try {
        fill(draft, content);
        Files.move(draft, target, ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
      Folders.sync(Objects.requireNonNull(target.getParent()));
    } catch (IOException e) {
      throw StorageException.writing(file, e);
    }
  }

  private static void fill(Path draft, Content content) throws IOException {
    try (FileChannel channel = FileChannel.open(draft, CREATE_NEW, WRITE)) {
      // Not closed: that would close the channel before it is forced.
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  private static String unique() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
