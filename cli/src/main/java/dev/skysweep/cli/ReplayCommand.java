package dev.skysweep.cli;

import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.sweep.Replay;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Make one run again, alone, and leave its script for GMAT itself.")
final class ReplayCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "The study folder, or its manifest.jsonl.")
  private Path study;

  @Parameters(index = "1", paramLabel = "RUN_ID", description = "Which run.")
  private int runId;

  @Mixin private StudyScriptOptions script;
  @Mixin private ExecutionOptions execution;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ReplayCommand() {}

  @Override
  public Integer call() {
    Terminal terminal = parent.terminal();
    var session = new SweepSession(terminal, execution);
    var replay = new Replay(study, script.script, script.allowDrift, session.options(false));
    Replay.Replayed replayed;
    try (ExecutionPool pool = execution.pool()) {
      replayed = replay.run(runId, pool);
    }
    terminal
        .out()
        .println(execution.json ? ReplayReport.json(replayed) : ReplayReport.text(replayed));
    terminal.out().flush();
    return switch (replayed.outcome()) {
      case RunOutcome.Succeeded _ when asRecorded(replayed) -> ExitCode.OK.number();
      case RunOutcome.Succeeded _ -> ExitCode.CHECK_FAILED.number();
      case RunOutcome.Failed _ -> ExitCode.FAILED_RUNS.number();
    };
  }

  /// With another script the results are meant to differ.
  private boolean asRecorded(Replay.Replayed replayed) {
    return script.allowDrift || ReplayReport.differing(replayed).isEmpty();
  }
}
