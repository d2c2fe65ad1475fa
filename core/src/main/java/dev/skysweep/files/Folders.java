package dev.skysweep.files;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Folders whose entries survive a power loss.
public final class Folders {
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

  /// Makes created, renamed and deleted entries of the folder durable. Does nothing where the
  /// system can't open a folder (Windows).
  public static void sync(Path folder) throws IOException {
    FileChannel opened;
    try {
      opened = FileChannel.open(folder, READ);
    } catch (IOException e) {
      return;
    }
    try (FileChannel channel = opened) {
      channel.force(true);
    }
  }
}
