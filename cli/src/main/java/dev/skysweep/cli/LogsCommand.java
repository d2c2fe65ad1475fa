package dev.skysweep.cli;

import dev.skysweep.ray.jobs.Jobs;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Print what the driver of a submitted sweep has said.")
final class LogsCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;
  @Mixin private JobOption job;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  LogsCommand() {}

  @Override
  public Integer call() {
    try (var dashboard = job.dashboard()) {
      parent.terminal().out().print(Terminal.printable(new Jobs(dashboard).logs(job.id)));
    }
    parent.terminal().out().flush();
    return ExitCode.OK.number();
  }
}
