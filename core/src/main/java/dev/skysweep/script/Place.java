package dev.skysweep.script;

import java.nio.file.Path;

/// Where the author wrote something.
///
/// @param line from 1
record Place(Path file, int line) {
  @Override
  public String toString() {
    Path name = file.getFileName();
    return (name == null ? file : name) + ", line " + line;
  }
}
