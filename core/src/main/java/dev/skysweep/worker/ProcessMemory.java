package dev.skysweep.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much memory this process holds, and whether it is among the first to go when there is none
/// left.
final class ProcessMemory {
  /// Of 1000; others have 0 if nobody has said anything.
  private static final int SACRIFICE = 500;

  private static final Path SCORE = Path.of("/proc/self/oom_score_adj");
  private static final Path STATUS = Path.of("/proc/self/statm");
  private static final long PAGE_BYTES = 4096;

  private ProcessMemory() {}

  /// Asks the operating system to end this process rather than others when it needs memory: a run
  /// can be made again.
  static void offerItself() {
    try {
      if (Integer.parseInt(Files.readString(SCORE).strip()) < SACRIFICE) {
        Files.writeString(SCORE, Integer.toString(SACRIFICE));
      }
    } catch (IOException | NumberFormatException e) {
      // an operating system that is not asked so
    }
  }

  /// Resident bytes; 0 where the operating system doesn't tell.
  static long residentBytes() {
    try {
      return Long.parseLong(Files.readString(STATUS).split(" ", 3)[1]) * PAGE_BYTES;
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return 0;
    }
  }
}
