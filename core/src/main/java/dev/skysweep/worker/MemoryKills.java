package dev.skysweep.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How often the operating system has ended a process to get at its memory, be it the machine's or
/// that of a control group. It tells nobody whom it ended.
final class MemoryKills {
  private static final Path COUNTERS = Path.of("/proc/vmstat");
  private static final Pattern COUNTER = Pattern.compile("(?m)^oom_kill (\\d+)$");

  private MemoryKills() {}

  /// Since the machine was started; 0 where the operating system doesn't tell.
  static long soFar() {
    try {
      Matcher found = COUNTER.matcher(Files.readString(COUNTERS));
      return found.find() ? Long.parseLong(found.group(1)) : 0;
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }
}
