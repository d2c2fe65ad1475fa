package dev.skysweep;

import org.jspecify.annotations.Nullable;

/// Why a sweep can't start or go on. Every message says what was wrong, where, and what to do; it
/// is shown to the user as it stands, without a stack trace.
///
/// A run that fails is not an exception but a value: `study.RunOutcome.Failed`.
public abstract class SweepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  protected SweepException(String message) {
    super(message);
  }

  protected SweepException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
