package dev.skysweep.study;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What one attempt at a run may use.
///
/// @param timeout wall time from the start of the run; null for none
/// @param maxOutputBytes size of what the run writes before it is converted
/// @param maxAttempts how often a run is tried whose engine crashed
/// @param retryTimeouts whether a run that took too long is tried once more
/// @param maxMemoryBytes what the process that makes the run may hold in memory; null for no limit
public record RunLimits(
    @Nullable Duration timeout,
    long maxOutputBytes,
    int maxAttempts,
    boolean retryTimeouts,
    @Nullable Long maxMemoryBytes) {
  public static final long DEFAULT_MAX_OUTPUT_BYTES = 4L << 30;
  public static final int DEFAULT_MAX_ATTEMPTS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// @throws StudyException if a limit is zero or negative
  public RunLimits {
    if (timeout != null && !timeout.isPositive()) {
      throw new StudyException("the timeout " + timeout.toSeconds() + " s must be above 0");
    }
    if (maxOutputBytes < 1) {
      throw new StudyException("the output limit of " + maxOutputBytes + " bytes must be above 0");
    }
    if (maxMemoryBytes != null && maxMemoryBytes < 1) {
      throw new StudyException("the memory limit of " + maxMemoryBytes + " bytes must be above 0");
    }
    if (maxAttempts < 1) {
      throw new StudyException("a run needs at least 1 attempt, not " + maxAttempts);
    }
  }

  public RunLimits(@Nullable Duration timeout, long maxOutputBytes, int maxAttempts) {
    this(timeout, maxOutputBytes, maxAttempts, false);
  }

  public RunLimits(
      @Nullable Duration timeout, long maxOutputBytes, int maxAttempts, boolean retryTimeouts) {
    this(timeout, maxOutputBytes, maxAttempts, retryTimeouts, null);
  }

  /// The time from the start of a run after which its worker is ended from outside, since it should
  /// have ended the run itself; null for none.
  public @Nullable Duration workerTimeout() {
    return timeout == null ? null : timeout.plus(PATIENCE);
  }

  /// The same with a limit of the memory.
  public RunLimits withMaxMemory(@Nullable Long bytes) {
    return new RunLimits(timeout, maxOutputBytes, maxAttempts, retryTimeouts, bytes);
  }

  public static RunLimits defaults() {
    return new RunLimits(null, DEFAULT_MAX_OUTPUT_BYTES, DEFAULT_MAX_ATTEMPTS);
  }
}
