package dev.skysweep.analysis;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.statistics.failures.FailedRun;
import dev.skysweep.statistics.failures.FailureGroup;
import dev.skysweep.statistics.failures.FailureTriage;
import dev.skysweep.study.RunOutcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Why runs of a study failed.
public final class FailureReport {
  private static final String LOG = "\n--- GMAT's log ends with ---";
  private static final String TRACEBACK = "Traceback (most recent call last):";

  private FailureReport() {}

  /// Groups by cause, the largest first; a group's rows are run ids. Where in parameter space a
  /// group lies is told from all runs of the study.
  public static List<FailureGroup> of(Manifest manifest) {
    var failed = new ArrayList<FailedRun>();
    try (Stream<ManifestEntry> entries = manifest.latest(EnumSet.of(RunStatus.FAILED))) {
      entries.forEach(entry -> failed.add(failedRun(entry)));
    }
    if (failed.isEmpty()) {
      return List.of();
    }
    return FailureTriage.of(failed, RunParameters.of(manifest).all(), manifest.runCount());
  }

  private static FailedRun failedRun(ManifestEntry entry) {
    if (!(entry.outcome() instanceof RunOutcome.Failed failure)) {
      throw new IllegalStateException("run " + entry.runId() + " did not fail");
    }
    String kind = failure.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new FailedRun(entry.runId(), kind, cause(failure.message()));
  }

  /// Without the log's end; of a Python traceback, which the reference writes, the exception alone.
  static String cause(String message) {
    int log = message.indexOf(LOG);
    String cause = (log < 0 ? message : message.substring(0, log)).strip();
    int traceback = cause.lastIndexOf(TRACEBACK);
    if (traceback < 0) {
      return cause;
    }
    List<String> lines = cause.substring(traceback + TRACEBACK.length()).strip().lines().toList();
    int exception = 0;
    for (int i = 0; i < lines.size(); i++) {
      exception = lines.get(i).startsWith(" ") ? i + 1 : exception;
    }
    return String.join("\n", lines.subList(Math.min(exception, lines.size()), lines.size()));
  }
}
