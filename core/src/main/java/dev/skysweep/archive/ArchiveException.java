package dev.skysweep.archive;

import dev.skysweep.SweepException;

/// A study can't be archived as it is, or an archive is not what it should be.
public final class ArchiveException extends SweepException {
  private static final long serialVersionUID = 1L;

  public ArchiveException(String message) {
    super(message);
  }
}
