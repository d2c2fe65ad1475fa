package dev.skysweep.gmat;

import dev.skysweep.SweepException;
import org.jspecify.annotations.Nullable;

/// GMAT refused a call (an unknown resource or field, a value of the wrong type), would not start,
/// or is gone. The message is GMAT's own where there is one. Ask [GmatEngine#usable()] whether the
/// engine can go on.
public final class EngineException extends SweepException {
  private static final long serialVersionUID = 1L;

  public EngineException(String message) {
    super(message);
  }

  public EngineException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// A list, of which GMAT's SetField ignores some and crashes on others.
  public static EngineException listRefused(String resource, String field) {
    return new EngineException("GMAT's SetField takes no list: " + resource + "." + field);
  }
}
