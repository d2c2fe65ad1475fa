package dev.skysweep.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much memory this process holds.
final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/statm");
  private static final long PAGE_BYTES = 4096;

  private ProcessMemory() {}

  /// Resident bytes; 0 where the operating system doesn't tell.
  static long residentBytes() {
    try {
      return Long.parseLong(Files.readString(STATUS).split(" ")[1]) * PAGE_BYTES;
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return 0;
    }
  }
}
