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
