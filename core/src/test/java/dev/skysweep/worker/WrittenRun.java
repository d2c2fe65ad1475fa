package dev.skysweep.worker;

import dev.skysweep.SweepException;
import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.EngineLog;
import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.output.OutputFormatException;
import dev.skysweep.output.OutputKind;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunClock;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A run without an engine: everything that a worker does with files, and a report that depends on
/// the run's values alone.
public final class WrittenRun {
  private static final OutputDeclaration REPORT =
      new OutputDeclaration(
          OutputKind.REPORT, "ReportFile", "RF", "RF.txt", Map.of(), List.of("Sat.X", "Sat.Y"), 1);

  private WrittenRun() {}

  /// @param content tells what it was made from
  public static RunOutcome make(Path study, RunSpec run, RunContent content) {
    var clock = new RunClock();
    var spare = new SpareFolder(study.resolve(".skysweep"));
    try {
      RunFolder folder = RunFolder.fresh(study, run.runId(), spare);
      folder.write("% " + run.overrides());
      Files.writeString(folder.log(), "GMAT ran the mission");
      int x = run.overrides().hashCode() % 10_000;
      Files.writeString(
          folder.raw().resolve("RF.txt"),
          "Sat.X                     Sat.Y\n%-25d %d\n%-25d %d\n".formatted(x, 1, x + 1, 2));
      RunOutputs outputs =
          new OutputStore(false, spare)
              .store(List.of(REPORT), folder, EngineLog.parse(""))
              .outputs()
              .withContent(content.of(run));
      return new RunOutcome.Succeeded(run.runId(), clock.stop(), folder.logName(), outputs);
    } catch (StorageException e) {
      return failed(run, clock, e);
    } catch (IOException e) {
      return failed(run, clock, StorageException.writing(study, e));
    } catch (OutputFormatException e) {
      throw new AssertionError(e);
    }
  }

  /// A run that GMAT itself does not make.
  public static RunOutcome refused(RunSpec run) {
    return new RunOutcome.Failed(
        run.runId(), new RunClock().stop(), null, FailureKind.ENGINE_ERROR, "GMAT refuses it");
  }

  /// What a worker says that has only loaded the run's script.
  public static RunOutcome checked(RunSpec run) {
    return new RunOutcome.Succeeded(run.runId(), new RunClock().stop(), null, RunOutputs.NONE);
  }

  private static RunOutcome failed(RunSpec run, RunClock clock, SweepException cause) {
    return new RunOutcome.Failed(
        run.runId(), clock.stop(), null, FailureKind.STORAGE_FAILED, cause.getMessage());
  }

  /// Who made it.
  public static WorkerIdentity identity() {
    return WorkerIdentities.of("R2026a", "none", "beef", Map.of());
  }
}
