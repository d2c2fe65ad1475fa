package dev.skysweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Real processes, to be found and killed. Linux only, as CI is.
public final class Processes {
  private Processes() {}

  /// The workers that a process, or a child of it, has started.
  public static List<ProcessHandle> workersOf(ProcessHandle driver) {
    return below(driver, "WorkerMain");
  }

  /// The processes below one whose command line has a word in it.
  public static List<ProcessHandle> below(ProcessHandle process, String word) {
    try (Stream<ProcessHandle> all = process.descendants()) {
      return all.filter(each -> commandLine(each).contains(word)).toList();
    }
  }

  /// From the system itself: [ProcessHandle.Info] cuts long class paths.
  private static String commandLine(ProcessHandle process) {
    try {
      byte[] line = Files.readAllBytes(Path.of("/proc/" + process.pid() + "/cmdline"));
      return new String(line, StandardCharsets.UTF_8);
    } catch (IOException e) {
      // ended in the meantime
      return "";
    }
  }

  /// The temporary folder that a worker was given.
  public static Path folderOf(ProcessHandle worker) {
    String option = "-Djava.io.tmpdir=";
    return Arrays.stream(commandLine(worker).split("\0", -1))
        .filter(argument -> argument.startsWith(option))
        .map(argument -> Path.of(argument.substring(option.length())))
        .findFirst()
        .orElseThrow();
  }

  /// Has a process stand still until [#wake].
  public static void suspend(long processId) {
    signal(processId, 19);
  }

  public static void wake(long processId) {
    signal(processId, 18);
  }

  /// Sends a signal, e.g. 9 or 11.
  public static void signal(long processId, int signal) {
    try {
      int exitCode =
          new ProcessBuilder("kill", "-" + signal, Long.toString(processId))
              .inheritIO()
              .start()
              .waitFor();
      if (exitCode != 0) {
        throw new AssertionError("kill -" + signal + " " + processId + " failed");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
