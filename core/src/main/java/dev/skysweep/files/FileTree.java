package dev.skysweep.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A folder with all that is in it.
public final class FileTree {
  private FileTree() {}

  /// Removes a folder and all in it, without following links; nothing if there is none.
  ///
  /// @throws StorageException if something in it can't be removed
  public static void delete(Path folder) {
    try {
      walk(folder, Files::deleteIfExists, Files::deleteIfExists);
    } catch (NoSuchFileException e) {
      // gone already
    } catch (IOException e) {
      throw StorageException.writing(folder, e);
    }
  }

  /// Puts a folder and all in it on the disk, entries included. The folder's own entry is left to
  /// whoever names it.
  ///
  /// @throws IOException also if only one of the files can't be forced
  public static void force(Path folder) throws IOException {
    walk(
        folder,
        file -> {
          try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
          }
        },
        Folders::sync);
  }

  @FunctionalInterface
  private interface Step {
    void take(Path path) throws IOException;
  }

  /// Each file in a folder, and each folder after all that is in it.
  private static void walk(Path root, Step file, Step folder) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes)
              throws IOException {
            file.take(visited);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            folder.take(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// As [#delete], for what is only in the way: what can't be removed stays.
  public static void deleteQuietly(Path folder) {
    try {
      delete(folder);
    } catch (StorageException e) {
      // a leftover temporary folder harms nobody
    }
  }
}
