package dev.skysweep.gmat.install;

import dev.skysweep.SweepException;
import org.jspecify.annotations.Nullable;

/// The managed engine could not be installed. What was there before is untouched.
public final class EngineInstallException extends SweepException {
  private static final long serialVersionUID = 1L;

  EngineInstallException(String message) {
    super(message);
  }

  EngineInstallException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
