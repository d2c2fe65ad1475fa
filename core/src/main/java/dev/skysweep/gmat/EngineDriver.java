package dev.skysweep.gmat;

import java.util.Locale;

/// How GMAT is driven. Both give the same reports, byte for byte.
public enum EngineDriver {
  /// In this process, straight into GMAT's C++ library: Linux on x86-64 with glibc, no Python.
  NATIVE,
  /// Through GMAT's own Python interface in a child process: every other platform, or by choice.
  PYTHON;

  /// As on the command line: `native` or `python`.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
