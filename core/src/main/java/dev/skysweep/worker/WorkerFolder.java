package dev.skysweep.worker;

import dev.skysweep.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The temporary folder of one worker process. Its parent makes and removes it; a worker whose
/// parent was killed removes it itself.
final class WorkerFolder {
  /// Names, to the worker, the folder that is its own.
  static final String PROPERTY = "skysweep.worker.folder";

  private WorkerFolder() {}

  static Path create() throws IOException {
    return Files.createTempDirectory("skysweep-worker-");
  }

  /// Removes a worker's folder after its end.
  static void remove(Path folder) {
    FileTree.deleteQuietly(folder);
  }

  /// The folder that this process was given, or the machine's for temporary files.
  static Path mine() {
    String mine = System.getProperty(PROPERTY, System.getProperty("java.io.tmpdir"));
    return Path.of(mine);
  }

  /// Removes the folder that this process was given; nothing where it was given none.
  static void removeMine() {
    String mine = System.getProperty(PROPERTY);
    if (mine != null) {
      FileTree.deleteQuietly(Path.of(mine));
    }
  }
}
