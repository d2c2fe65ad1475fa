package dev.skysweep.cli;

import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.study.OutputFile;
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
    try (ExecutionPool pool = execution.pool()) {
      Replay.Replayed replayed = replay.run(runId, pool);
      terminal.out().println("script: " + replayed.folder().resolve("run.script"));
      return switch (replayed.outcome()) {
        case RunOutcome.Succeeded done -> {
          terminal.out().println("run " + runId + ": ok");
          done.outputs().tables().forEach((key, file) -> compare(replayed, key, file));
          yield ExitCode.OK.number();
        }
        case RunOutcome.Failed failed -> {
          terminal
              .out()
              .println(terminal.red("run " + runId + ": failed") + "\n" + failed.message());
          yield ExitCode.FAILED_RUNS.number();
        }
      };
    }
  }

  private void compare(Replay.Replayed replayed, String key, OutputFile now) {
    String verdict = "not recorded before";
    if (replayed.recorded() instanceof RunOutcome.Succeeded before) {
      OutputFile then = before.outputs().tables().get(key);
      if (then != null && !then.sha256().isEmpty()) {
        verdict =
            then.sha256().equals(now.sha256())
                ? "same bits as recorded"
                : "DIFFERS from the record";
      }
    }
    String name = now.path().substring(now.path().lastIndexOf('/') + 1);
    parent.terminal().out().println("  " + replayed.folder().resolve(name) + ": " + verdict);
  }
}
