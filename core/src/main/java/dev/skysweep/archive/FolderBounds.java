package dev.skysweep.archive;

import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.StudyFolder;
import java.io.IOException;
import java.nio.file.Path;

/// What may be packed as the study's own. An archive is given away, and the study may be a
/// stranger's: by an absolute path or a link it could have any file of its reader's packed.
///
/// A file whose hash the manifest has may lie anywhere (`resume --out`, runs on another disk):
/// whoever wrote the hash knew the file.
///
/// @param root the study folder, without links
record FolderBounds(StudyFolder folder, Path root) {
  /// @throws StorageException if the folder can't be read
  static FolderBounds of(StudyFolder folder) {
    return new FolderBounds(folder, real(folder.root()));
  }

  /// @param what the file is, for the message
  /// @param run whose file it is
  /// @param file as the manifest has it, resolved
  /// @param sha256 what the manifest says of it; empty where it says nothing
  /// @throws ArchiveException if it lies elsewhere and no hash vouches for it
  void require(String what, int run, Path file, String sha256) {
    if (sha256.isEmpty()) {
      boolean moved = !file.startsWith(folder.root());
      require(what, file, moved ? folder.moved(run) : file.resolveSibling(""));
    }
  }

  /// @param what the file is, for the message
  /// @param file of which there is no hash
  /// @throws ArchiveException if it is a link, or behind one, that leads out
  void require(String what, Path file) {
    require(what, file, file.resolveSibling(""));
  }

  private void require(String what, Path file, Path home) {
    Path real = real(file);
    if (!real.startsWith(root)) {
      throw new ArchiveException(
          "%s is %s, outside the study folder, and could be any file of yours; if it is the study's, put a copy of it into %s"
              .formatted(what, real, home));
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw StorageException.reading(path, e);
    }
  }
}
