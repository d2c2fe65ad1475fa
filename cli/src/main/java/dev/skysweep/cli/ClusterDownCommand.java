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
    end(Cluster.of(file, Machine.current()), parent.terminal());
    return ExitCode.OK.number();
  }

  /// Ends a cluster and says so.
  static void end(Cluster cluster, Terminal terminal) throws InterruptedException {
    terminal.say("ending cluster " + cluster.file().name());
    cluster.down(terminal::say);
    terminal.out().println("cluster " + cluster.file().name() + " is down");
    terminal.out().flush();
  }
}
