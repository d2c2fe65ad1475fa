package dev.skysweep.worker;

import dev.skysweep.study.FailureKind;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A worker process is gone. Not the end of a sweep: the run it had is tried again or failed.
public final class WorkerDiedException extends Exception {
  private static final long serialVersionUID = 1L;

  /// Java's report of a crash in what it has loaded, with its advice to report that to Java's
  /// makers.
  private static final Pattern BANNER =
      Pattern.compile("(?s)(#\\s*)?# A fatal error has been detected by the Java Runtime.*");

  private static final Pattern SIGNAL = Pattern.compile("(?m)^#\\s+(SIG[A-Z]+) ");
  private static final Pattern FRAME =
      Pattern.compile("# Problematic frame:\\s*# \\w\\s+\\[?([^\\]\\s]+)");

  /// Why an attempt timed out whose worker was killed for it.
  public static final String TOO_LATE =
      "the worker did not end the run at its time limit and was killed";

  private final @Nullable Integer exitCode;
  private final boolean outOfMemory;

  WorkerDiedException(String message, @Nullable Integer exitCode) {
    this(message, exitCode, false);
  }

  private WorkerDiedException(String message, @Nullable Integer exitCode, boolean outOfMemory) {
    super(message);
    this.exitCode = exitCode;
    this.outOfMemory = outOfMemory;
  }

  /// The end of a process.
  ///
  /// @param exitCode 128 + n for signal n
  /// @param lastWords what it wrote to its standard error at last
  /// @param memoryKill whether the operating system has ended some process for its memory meanwhile
  public static WorkerDiedException of(
      long processId, int exitCode, String lastWords, boolean memoryKill) {
    Matcher banner = BANNER.matcher(lastWords);
    boolean crashed = banner.find();
    String words = (crashed ? lastWords.substring(0, banner.start()) : lastWords).strip();
    boolean outOfMemory = memoryKill && exitCode == ExitCodes.KILLED;
    String end = crashed ? "crashed" + place(banner.group()) : ExitCodes.describe(exitCode);
    if (outOfMemory) {
      end += ", as there was no memory left";
    }
    return new WorkerDiedException(
        "the worker process %d %s%s"
            .formatted(processId, end, words.isEmpty() ? "" : ":\n" + words),
        exitCode,
        outOfMemory);
  }

  /// The same, of a worker that was ended since it did not get ready.
  public WorkerDiedException inItsStart(Duration limit) {
    return new WorkerDiedException(
        "a worker was not ready after %d s and was ended; does the disk with GMAT still answer?"
            .formatted(limit.toSeconds()),
        exitCode,
        false);
  }

  private static String place(String banner) {
    Matcher signal = SIGNAL.matcher(banner);
    Matcher frame = FRAME.matcher(banner);
    return (signal.find() ? " by " + signal.group(1) : "")
        + (frame.find() ? " in " + frame.group(1) : "");
  }

  /// What the operating system says of it; null if it never was ready.
  public @Nullable Integer exitCode() {
    return exitCode;
  }

  /// Whether the engine brought the process down, rather than somebody from outside.
  public boolean crashed() {
    return exitCode != null && ExitCodes.isCrash(exitCode);
  }

  /// Whether the operating system ended it to get at its memory.
  public boolean outOfMemory() {
    return outOfMemory;
  }

  /// As what the attempt failed that the worker had.
  public FailureKind kind() {
    if (crashed()) {
      return FailureKind.ENGINE_CRASHED;
    }
    return outOfMemory ? FailureKind.OUT_OF_MEMORY : FailureKind.WORKER_LOST;
  }

  /// What happened, in a line or more.
  public String reason() {
    return String.valueOf(getMessage());
  }
}
