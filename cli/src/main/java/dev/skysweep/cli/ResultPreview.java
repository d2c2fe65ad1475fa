package dev.skysweep.cli;

import dev.skysweep.results.SweepResult;

/// The first rows of a result.
final class ResultPreview {
  private ResultPreview() {}

  static void print(SweepResult result, int rows, Terminal terminal) {}
}
