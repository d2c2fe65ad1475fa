package dev.skysweep.worker;

import java.util.Map;

/// What the exit code of a worker process tells.
final class ExitCodes {
  /// A worker that came upon a defect of its own ends with this.
  static final int DEFECT = 70;

  private static final int SIGNAL = 128;

  /// Of a process that was killed.
  static final int KILLED = SIGNAL + 9;

  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "SIGHUP",
          2, "SIGINT",
          4, "SIGILL",
          6, "SIGABRT",
          7, "SIGBUS",
          8, "SIGFPE",
          9, "SIGKILL",
          11, "SIGSEGV",
          15, "SIGTERM");

  private ExitCodes() {}

  /// Completes the sentence "the worker process …".
  static String describe(int exitCode) {
    String signal = SIGNALS.get(exitCode - SIGNAL);
    return signal == null ? "ended with exit code " + exitCode : "was ended by " + signal;
  }

  /// Hang-up, interrupt, kill and termination come from outside; all else the process did itself.
  static boolean isCrash(int exitCode) {
    return switch (exitCode - SIGNAL) {
      case 1, 2, 9, 15 -> false;
      default -> true;
    };
  }
}
