package dev.skysweep.cli;

import dev.skysweep.archive.ArchiveFile;
import dev.skysweep.gmat.Machine;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.sweep.StudyFiles;
import java.nio.file.Path;

/// A study that is only read: a folder, a manifest, or an archive, which is unpacked into the cache
/// the first time.
final class StudyPlace {
  private StudyPlace() {}

  static StudyFolder readable(Path place) {
    return StudyFiles.isArchive(place)
        ? new StudyFolder(new ArchiveFile(place).cached(Machine.current().cacheFolder()))
        : StudyFiles.folderAt(place);
  }
}
