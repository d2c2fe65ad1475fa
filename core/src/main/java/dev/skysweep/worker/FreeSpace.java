package dev.skysweep.worker;

import dev.skysweep.files.StorageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/// Whether there is room for what GMAT writes. GMAT itself never asks: on a full disk its reports
/// just end early, and the run looks fine.
final class FreeSpace {
  private static final long LEAST_BYTES = 512 << 10;

  private FreeSpace() {}

  /// @throws StorageException if the disk is full, or so nearly that it may have been during the
  ///   run
  static void require(Path folder) {
    if (isShort(folder)) {
      throw StorageException.writing(
          folder, new IOException("No space left on device, or less than 512 KiB"));
    }
  }

  static boolean isShort(Path folder) {
    // not Files.getFileStore, which reads the whole table of mounts each time
    File disk = folder.toFile();
    // some network file systems tell nothing: all is 0 then
    return disk.getTotalSpace() > 0 && disk.getUsableSpace() < LEAST_BYTES;
  }
}
