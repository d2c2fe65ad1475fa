package dev.skysweep.sweep;

import dev.skysweep.study.OutputFile;
import dev.skysweep.study.Postprocess;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutputs;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
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
              runId,
              timing,
              absolute(log),
              new RunOutputs(
                  absolute(outputs.tables()),
                  absolute(outputs.solvers()),
                  outputs.converged(),
                  new Postprocess(
                      outputs.postprocess().status(), absolute(outputs.postprocess().files())),
                  outputs.notes()));
      case RunOutcome.Failed(int runId, var timing, var log, var kind, var message) ->
          new RunOutcome.Failed(runId, timing, absolute(log), kind, message);
    };
  }

  private Map<String, OutputFile> absolute(Map<String, OutputFile> files) {
    var moved = new TreeMap<String, OutputFile>();
    files.forEach((key, file) ->
        moved.put(
            key,
            new OutputFile(
                outputFolder.resolve(file.path()).toString(), file.sha256(), file.bytes())));
    return moved;
  }

  private @Nullable String absolute(@Nullable String path) {
    return path == null ? null : outputFolder.resolve(path).toString();
  }
}
