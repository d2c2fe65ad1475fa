package dev.skysweep.cli;

import dev.skysweep.study.Design;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.ValueJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// What a study would make, without making it.
final class DryRun {
  /// A table that fits a screen; the rest is the same.
  private static final int MOST_ROWS = 20;

  /// A run's log and its line in the manifest, in bytes.
  private static final long REST = 3000;

  private DryRun() {}

  /// Prints the runs, the first ones with their values.
  static void print(Terminal terminal, Design design) {
    int shown = Math.min(design.runCount(), MOST_ROWS);
    List<RunSpec> runs = new ArrayList<>();
    var fields = new TreeSet<FieldPath>();
    for (int run = 0; run < shown; run++) {
      runs.add(design.run(run));
      fields.addAll(design.run(run).overrides().keySet());
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("run", fields.stream().map(FieldPath::toString).toList()));
    for (RunSpec run : runs) {
      List<String> cells =
          fields.stream()
              .map(run.overrides()::get)
              .map(value -> value == null ? "" : ValueJson.toJson(value).asString())
              .toList();
      rows.add(row(String.valueOf(run.runId()), cells));
    }
    printAligned(terminal, rows);
    if (shown < design.runCount()) {
      terminal.out().printf(Locale.ROOT, "… and %,d more%n", design.runCount() - shown);
    }
    terminal.out().printf(Locale.ROOT, "%,d runs; nothing was made%n", design.runCount());
  }

  /// The least that the runs take on the disk: their scripts, logs and lines of the manifest.
  ///
  /// @param script length of the mission's text
  static String atLeast(int runs, long script) {
    return """
    at least %s on the disk, and the outputs; --pilot 10 measures them, and the time
    GMAT was not asked: whether it takes these fields and values, it says before the first run, or now with --pilot 1\
    """
        .formatted(size((script + REST) * runs));
  }

  /// As people say it: `34 MB`.
  static String size(long bytes) {
    String[] units = {"bytes", "kB", "MB", "GB", "TB"};
    double size = bytes;
    int unit = 0;
    while (size >= 1000 && unit < units.length - 1) {
      size /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.3g %s", size, units[unit]);
  }

  private static List<String> row(String first, List<String> rest) {
    var row = new ArrayList<String>();
    row.add(first);
    row.addAll(rest);
    return row;
  }

  private static void printAligned(Terminal terminal, List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    for (List<String> row : rows) {
      var line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        line.append(row.get(column)).repeat(' ', widths[column] - row.get(column).length() + 2);
      }
      terminal.out().println(line.toString().stripTrailing());
    }
  }
}
