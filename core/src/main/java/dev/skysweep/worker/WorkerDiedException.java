package dev.skysweep.worker;

import org.jspecify.annotations.Nullable;

/// A worker process is gone. Not the end of a sweep: the run it had is tried again or failed.
public final class WorkerDiedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final @Nullable Integer exitCode;

  WorkerDiedException(String message, @Nullable Integer exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /// The end of a process.
  ///
  /// @param exitCode 128 + n for signal n
  /// @param lastWords what it wrote to its standard error at last
  public static WorkerDiedException of(long processId, int exitCode, String lastWords) {
    String words = lastWords.strip();
    return new WorkerDiedException(
        "the worker process %d %s%s"
            .formatted(
                processId, ExitCodes.describe(exitCode), words.isEmpty() ? "" : ":\n" + words),
        exitCode);
  }

  /// What the operating system says of it; null if it never was ready.
  public @Nullable Integer exitCode() {
    return exitCode;
  }

  /// Whether the engine brought the process down, rather than somebody from outside.
  public boolean crashed() {
    return exitCode != null && ExitCodes.isCrash(exitCode);
  }

  /// What happened, in a line or more.
  public String reason() {
    return String.valueOf(getMessage());
  }
}
