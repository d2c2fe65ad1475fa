package dev.skysweep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    description = "Write, check, start, watch and stop a Ray cluster.",
    subcommands = {
      ClusterInitCommand.class,
      ClusterCheckCommand.class,
      ClusterInstallCommand.class,
      ClusterUpCommand.class,
      ClusterStatusCommand.class,
      ClusterExecCommand.class,
      ClusterDownCommand.class
    })
final class ClusterCommand implements Runnable {
  @ParentCommand private Skysweep parent;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ClusterCommand() {}

  Terminal terminal() {
    return parent.terminal();
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}
