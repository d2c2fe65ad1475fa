package dev.skysweep.sweep;

import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.FolderTree;
import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.StudyFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files of a study beside its manifest.
public final class StudyFiles {
  private static final String MANIFEST = "manifest.jsonl";

  private StudyFiles() {}

  /// The study at a path that a user gives: the folder, or the manifest in it.
  public static StudyFolder folderAt(Path place) {
    Path absolute = place.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    boolean isManifest =
        parent != null && (absolute.endsWith(MANIFEST) || Files.isRegularFile(absolute));
    return new StudyFolder(isManifest ? parent : absolute);
  }

  /// The study's own copy of its mission script, with includes put in.
  static Path script(StudyFolder folder) {
    return folder.root().resolve("mission.script");
  }

  /// @throws StorageException if it can't be written
  static void storeScript(StudyFolder folder, String text) {
    AtomicFile.write(script(folder), text.getBytes(StandardCharsets.UTF_8));
  }

  /// Removes what the runs of an earlier sweep left.
  ///
  /// @throws StorageException if something can't be removed
  static void clearRuns(StudyFolder folder) {
    try {
      for (String part : List.of("runs", "tables", "replay")) {
        FolderTree.delete(folder.root().resolve(part));
      }
    } catch (IOException e) {
      throw StorageException.writing(folder.root(), e);
    }
  }
}
