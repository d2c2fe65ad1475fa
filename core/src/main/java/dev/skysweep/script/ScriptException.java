package dev.skysweep.script;

import dev.skysweep.SweepException;
import java.nio.file.Path;

/// A mission script can't be read or can't be taken apart: missing, binary, empty, with characters
/// that GMAT refuses, or with an include that is missing or includes itself.
public final class ScriptException extends SweepException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;

  ScriptException(Path file, String problem) {
    this(file, 0, problem);
  }

  ScriptException(Path file, int line, String problem) {
    super(file + (line > 0 ? ", line " + line : "") + ": " + problem);
    this.file = file.toString();
    this.line = line;
  }

  /// The file at fault: the script, or one that it includes.
  public Path file() {
    return Path.of(file);
  }

  /// Counted from 1; 0 if the whole file is at fault.
  public int line() {
    return line;
  }
}
