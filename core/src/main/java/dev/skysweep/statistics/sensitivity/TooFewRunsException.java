package dev.skysweep.statistics.sensitivity;

import dev.skysweep.SweepException;

/// Too few runs have a value for what was asked of them.
public final class TooFewRunsException extends SweepException {
  private static final long serialVersionUID = 1L;

  private final int needed;
  private final int usable;

  TooFewRunsException(String what, String unit, int needed, int usable) {
    super(
        "%s needs at least %d %s with a value, but only %d have one; resume the failed runs or"
                .formatted(what, needed, unit, usable)
            + " extend the study");
    this.needed = needed;
    this.usable = usable;
  }

  public int needed() {
    return needed;
  }

  public int usable() {
    return usable;
  }
}
