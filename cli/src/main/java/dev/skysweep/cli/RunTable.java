package dev.skysweep.cli;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One line a run, as the reference prints it.
final class RunTable {
  private static final List<String> HEADINGS =
      List.of("run_id", "status", "duration_s", "stderr_summary", "log_path");
  private static final List<String> ORDER = List.of("failed", "skipped", "ok");
  private static final int LONGEST_MESSAGE = 60;
  private static final String EMPTY = "—";

  private RunTable() {}

  /// A run in the table, small enough for a million of them.
  private record Row(int runId, String status, List<String> cells) {
    static Row of(ManifestEntry entry) {
      String message = entry.message() == null ? unconverged(entry) : entry.message();
      String first = message.lines().findFirst().orElse(EMPTY);
      return new Row(
          entry.runId(),
          entry.status(),
          List.of(
              Integer.toString(entry.runId()),
              entry.status(),
              String.format(Locale.ROOT, "%.2f", entry.timing().elapsed().toNanos() / 1e9),
              first.length() > LONGEST_MESSAGE
                  ? first.substring(0, LONGEST_MESSAGE - 3) + "..."
                  : first,
              entry.logPath() == null ? EMPTY : entry.logPath()));
    }

    /// `DC did not converge`: the run is ok all the same, since GMAT goes on.
    private static String unconverged(ManifestEntry entry) {
      String solvers =
          entry.outputs().converged().entrySet().stream()
              .filter(solver -> !solver.getValue())
              .map(Map.Entry::getKey)
              .sorted()
              .collect(Collectors.joining(", "));
      return solvers.isEmpty() ? "" : solvers + " did not converge";
    }

    int bucket() {
      int index = ORDER.indexOf(status);
      return index < 0 ? ORDER.size() : index;
    }
  }

  static void print(Manifest manifest, @Nullable String filter, Terminal terminal) {
    List<Row> rows;
    try (Stream<ManifestEntry> entries = manifest.latest()) {
      rows =
          entries
              .filter(entry -> filter == null || entry.status().equals(filter))
              .map(Row::of)
              .sorted(Comparator.comparingInt(Row::bucket).thenComparingInt(Row::runId))
              .toList();
    }
    int[] widths = HEADINGS.stream().mapToInt(String::length).toArray();
    for (Row row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.cells().get(i).length());
      }
    }
    terminal.out().println(line(HEADINGS, widths));
    for (Row row : rows) {
      String line = line(row.cells(), widths);
      terminal.out().println(row.status().equals("failed") ? terminal.red(line) : line);
    }
  }

  private static String line(List<String> cells, int[] widths) {
    var padded = new ArrayList<String>();
    for (int i = 0; i < widths.length; i++) {
      padded.add(Terminal.printable(cells.get(i)) + " ".repeat(widths[i] - cells.get(i).length()));
    }
    return String.join("  ", padded).stripTrailing();
  }
}
