package dev.skysweep.files;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Folders whose entries survive a power loss.
public final class Folders {
  private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

  private Folders() {}

  /// Creates the folder and those above it, each recorded durably in its parent.
  ///
  /// @throws StorageException if it can't be created
  public static void create(Path folder) {
    Path absolute = folder.toAbsolutePath();
    Path parent = absolute.getParent();
    if (Files.isDirectory(absolute) || parent == null) {
      return;
    }
    create(parent);
    try {
      Files.createDirectories(absolute);
      sync(parent);
    } catch (IOException e) {
      throw StorageException.writing(folder, e);
    }
  }

  /// Makes created, renamed and deleted entries of the folder durable. Does nothing on Windows,
  /// where no folder can be opened.
  ///
  /// @throws IOException if the folder can't be opened or forced
  public static void sync(Path folder) throws IOException {
    if (WINDOWS) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }
}
