package dev.skysweep.output;

import java.nio.file.Path;

/// An output file can't be read as what GMAT says it is. The run that wrote it fails; others are
/// not touched.
public final class OutputFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final long line;

  /// @param line from 1; 0 if the whole file is meant
  OutputFormatException(Path file, long line, String problem) {
    super(file.getFileName() + (line > 0 ? ", line " + line : "") + ": " + problem);
    this.file = file;
    this.line = line;
  }

  public Path file() {
    return file;
  }

  public long line() {
    return line;
  }
}
