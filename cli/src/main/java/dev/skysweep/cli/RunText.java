package dev.skysweep.cli;

import dev.skysweep.manifest.AttemptRecord;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.study.Reused;
import dev.skysweep.study.Value;
import dev.skysweep.study.ValueJson;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Everything about one run, for a person.
final class RunText {
  private RunText() {}

  static void print(ManifestEntry entry, PrintWriter out) {
    out.println("run_id: " + entry.runId());
    field(out, "status", entry.status());
    field(
        out,
        "duration_s",
        String.format(Locale.ROOT, "%.2f", entry.timing().elapsed().toNanos() / 1e9));
    field(out, "started_at", entry.timing().startedAt().toString());
    field(out, "ended_at", entry.timing().endedAt().toString());
    field(out, "log_path", entry.logPath() == null ? "—" : entry.logPath());
    AttemptRecord record = entry.record();
    if (record != null) {
      field(out, "attempt", Integer.toString(record.attempt().number()));
      field(
          out,
          "worker",
          "process %d on %s".formatted(record.attempt().processId(), record.attempt().host()));
      Reused reused = record.attempt().reused();
      if (reused != null) {
        field(out, "reused", "run %d of %s".formatted(reused.runId(), reused.folder()));
      }
      if (record.failureKind() != null) {
        field(out, "failure", record.failureKind().toString());
      }
    }
    values(out, "overrides", entry.overrides());
    if (!entry.context().isEmpty()) {
      values(out, "context", entry.context());
    }
    list(out, entry);
    if (entry.message() != null) {
      out.println();
      out.println("stderr:");
      out.println(Terminal.printable(entry.message()));
    }
  }

  private static void values(PrintWriter out, String title, Map<String, Value> values) {
    out.println();
    out.println(title + ":");
    new TreeMap<>(values)
        .forEach((name, value) -> out.println("  " + name + " = " + ValueJson.toJson(value)));
  }

  private static void list(PrintWriter out, ManifestEntry entry) {
    if (!entry.outputs().tables().isEmpty() || !entry.outputs().solvers().isEmpty()) {
      out.println();
      out.println("outputs:");
      entry
          .outputs()
          .tables()
          .forEach((key, file) -> out.println(Terminal.printable("  " + key + "  " + file.path())));
      entry
          .outputs()
          .solvers()
          .forEach((name, file) ->
              out.println(Terminal.printable("  solver " + name + "  " + file.path())));
    }
    entry
        .outputs()
        .converged()
        .forEach(
            (name, yes) -> out.println("  " + name + (yes ? " converged" : " did not converge")));
    entry.outputs().notes().forEach(note -> out.println("  note: " + Terminal.printable(note)));
  }

  private static void field(PrintWriter out, String label, String value) {
    out.printf("%-10s  %s%n", label, Terminal.printable(value));
  }
}
