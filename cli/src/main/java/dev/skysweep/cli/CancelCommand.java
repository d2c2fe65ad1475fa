package dev.skysweep.cli;

import dev.skysweep.ray.jobs.Jobs;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description = "End a submitted sweep. What it has made stays; `resume` goes on with it.")
final class CancelCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;
  @Mixin private JobOption job;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  CancelCommand() {}

  @Override
  public Integer call() {
    try (var dashboard = job.dashboard()) {
      boolean stopped = new Jobs(dashboard).stop(job.id);
      parent.terminal().out().println(job.id + (stopped ? " is ending" : " had ended before"));
    }
    parent.terminal().out().flush();
    return ExitCode.OK.number();
  }
}
