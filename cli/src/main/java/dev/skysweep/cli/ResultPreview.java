package dev.skysweep.cli;

import dev.skysweep.results.SweepResult;
import org.dflib.DataFrame;
import org.dflib.Printers;

/// The first rows of a result.
final class ResultPreview {
  private ResultPreview() {}

  static void print(SweepResult result, int rows, Terminal terminal) {
    DataFrame report = result.report();
    terminal.out().println(Printers.tabular.toString(report.head(rows)));
  }
}
