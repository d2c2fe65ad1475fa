package dev.skysweep.cli;

import dev.skysweep.gmat.Machine;
import dev.skysweep.ray.cluster.Cluster;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "exec",
    mixinStandardHelpOptions = true,
    description = "Run a shell command on the head of a cluster.",
    footer = {"", "Example:", "  skysweep cluster exec cluster.yaml -- df -h /shared"})
final class ClusterExecCommand implements Callable<Integer> {
  @ParentCommand private ClusterCommand parent;

  @Parameters(index = "0", paramLabel = "FILE", description = "The cluster's file.")
  private Path file;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "The command and its arguments; -- ends the options of skysweep.")
  private List<String> command;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ClusterExecCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = parent.terminal();
    Cluster.of(file, Machine.current()).exec(String.join(" ", command), terminal.out()::println);
    terminal.out().flush();
    return ExitCode.OK.number();
  }
}
