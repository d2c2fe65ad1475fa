package dev.skysweep.sweep;

import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutputs;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Outcomes of runs whose files lie outside the study folder, as `resume --out` puts them: their
/// paths become absolute.
///
/// @param outputFolder where the runs' folders are
record Relocation(Path outputFolder) {
  RunOutcome apply(RunOutcome outcome) {
    return switch (outcome) {
      case RunOutcome.Succeeded(int runId, var timing, var log, RunOutputs outputs) ->
          new RunOutcome.Succeeded(
              runId, timing, absolute(log), outputs.moved(path -> outputFolder.resolve(path) + ""));
      case RunOutcome.Failed(int runId, var timing, var log, var kind, var message) ->
          new RunOutcome.Failed(runId, timing, absolute(log), kind, message);
    };
  }

  private @Nullable String absolute(@Nullable String path) {
    return path == null ? null : outputFolder.resolve(path).toString();
  }
}
