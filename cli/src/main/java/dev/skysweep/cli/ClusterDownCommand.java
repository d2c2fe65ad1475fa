package dev.skysweep.cli;

import dev.skysweep.gmat.Machine;
import dev.skysweep.ray.cluster.Cluster;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "End all machines of a cluster. Sweeps that run there go on with `resume`.")
final class ClusterDownCommand implements Callable<Integer> {
  @ParentCommand private ClusterCommand parent;

  @Parameters(paramLabel = "FILE", description = "The cluster's file.")
  private Path file;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ClusterDownCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = parent.terminal();
    Cluster cluster = Cluster.of(file, Machine.current());
    terminal.say("ending cluster " + cluster.file().name());
    cluster.down(terminal::say);
    terminal.out().println("cluster " + cluster.file().name() + " is down");
    terminal.out().flush();
    return ExitCode.OK.number();
  }
}
