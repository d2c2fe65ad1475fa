package dev.skysweep.cli;

import dev.skysweep.archive.ArchiveFile;
import dev.skysweep.gmat.Machine;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.StudyException;
import dev.skysweep.sweep.StudyFiles;
import java.nio.file.Path;

/// A study that is only read: a folder, a manifest, an address in a bucket, or an archive, which is
/// unpacked into the cache the first time.
final class StudyPlace {
  private StudyPlace() {}

  static StudyFolder readable(Path place) {
    return StudyFiles.isArchive(place)
        ? new StudyFolder(new ArchiveFile(place).cached(Machine.current().cacheFolder()))
        : StudyFiles.folderAt(place);
  }

  /// The results of such a study; the terminal is told what is waited for.
  static SweepResult results(Path place, Terminal terminal) {
    return SweepResult.open(readable(place).root(), terminal::say);
  }

  /// A study in a folder of a file system.
  ///
  /// @throws StudyException for one in a bucket
  static StudyFolder onDisk(Path place, String command) {
    StudyFolder folder = StudyFiles.folderAt(place);
    if (folder.isCopy()) {
      throw new StudyException(
          "`skysweep %s` is for a study in a folder, not for %s"
              .formatted(command, folder.place()));
    }
    return folder;
  }
}
