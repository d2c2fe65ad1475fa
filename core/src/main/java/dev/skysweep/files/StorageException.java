package dev.skysweep.files;

import dev.skysweep.SweepException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A file can't be read or written. Names the file, what the system said, and the cure.
public final class StorageException extends SweepException {
  private static final long serialVersionUID = 1L;

  /// Less room than this on the disk is called a full one, in whatever language the system said so.
  private static final long FULL = 1 << 16;

  private final transient Path path;

  private StorageException(String message, Path path, @Nullable IOException cause) {
    super(message, cause);
    this.path = path;
  }

  /// The file or folder that was being read or written.
  public Path path() {
    return path;
  }

  public static StorageException writing(Path path, IOException cause) {
    return of("can't write ", path, cause, writingCure(path, cause));
  }

  public static StorageException reading(Path path, IOException cause) {
    return of("can't read ", path, cause, readingCure(path, cause));
  }

  /// What another process met while it wrote into `folder`, in its words.
  public static StorageException elsewhere(Path folder, String words) {
    return new StorageException(words, folder, null);
  }

  private static StorageException of(String what, Path path, IOException cause, String cure) {
    return new StorageException(what + path + ": " + reason(cause) + "; " + cure, path, cause);
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case NoSuchFileException _ -> "there is no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      case NotDirectoryException _ -> "a part of the path is no folder";
      case FileAlreadyExistsException _ -> "there is a file of this name";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(cause.getMessage());
    };
  }

  private static String writingCure(Path path, IOException cause) {
    String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (said.contains("no space left") || isFull(path)) {
      return "make room on the disk, then resume: what was recorded before is safe";
    }
    if (said.contains("too many open files")) {
      return "raise the limit of open files (ulimit -n), then resume";
    }
    if (said.contains("quota")) {
      return "your disk quota is used up: make room, then resume";
    }
    if (cause instanceof AccessDeniedException || said.contains("read-only")) {
      return "choose a folder that you may write to";
    }
    if (said.contains("input/output error") || said.contains("stale")) {
      return "the disk or the network file system failed: check it, then resume";
    }
    return "check that the folder exists and may be written to";
  }

  private static String readingCure(Path path, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "check the path";
    }
    if (Files.isDirectory(path)) {
      return "this is a folder: name a file";
    }
    return cause instanceof AccessDeniedException
        ? "check its permissions"
        : "check the disk or the network file system";
  }

  private static boolean isFull(Path path) {
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder == null) {
        return false;
      }
      FileStore disk = Files.getFileStore(folder);
      // what is no disk, such as /proc, has a size of 0
      return disk.getTotalSpace() > 0 && disk.getUsableSpace() < FULL;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
