package dev.skysweep.results;

import dev.skysweep.SweepException;
import org.jspecify.annotations.Nullable;

/// A study's results can't be given: no such output, a file that is not what the manifest says, or
/// a query that the database refuses.
public final class ResultsException extends SweepException {
  private static final long serialVersionUID = 1L;

  ResultsException(String message) {
    super(message);
  }

  ResultsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
