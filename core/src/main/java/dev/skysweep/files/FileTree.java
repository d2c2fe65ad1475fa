package dev.skysweep.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A folder with all that is in it.
public final class FileTree {
  private FileTree() {}

  /// Removes a folder and its content; links are removed, not followed. Does nothing if it isn't
  /// there.
  ///
  /// @throws StorageException naming the folder
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      for (Path file : contents(folder).reversed()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw StorageException.writing(folder, e);
    }
  }

  private static List<Path> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList();
    }
  }
}
