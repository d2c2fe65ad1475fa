package dev.skysweep.cli;

import dev.skysweep.gmat.Machine;
import dev.skysweep.ray.cluster.Cluster;
import dev.skysweep.ray.cluster.Costs;
import dev.skysweep.ray.jobs.ClusterStatus;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show a cluster's nodes, what waits, what it costs, and nodes nobody needs.")
final class ClusterStatusCommand implements Callable<Integer> {
  @ParentCommand private ClusterCommand parent;

  @Parameters(paramLabel = "FILE", description = "The cluster's file.")
  private Path file;

  @Option(
      names = "--price",
      paramLabel = "TYPE=PRICE",
      description = "What a node of a type costs an hour.")
  private List<String> prices = List.of();

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ClusterStatusCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Cluster cluster = Cluster.of(file, Machine.current());
    Costs costs = Costs.of(cluster.file(), prices);
    parent.terminal().say("asking the head (some seconds)");
    ClusterStatus status = cluster.status();
    PrintWriter out = parent.terminal().out();
    out.println("cluster " + cluster.file().name());
    nodes(out, "active", status.active());
    nodes(out, "idle", status.idle());
    status.pending().forEach(line -> out.println("  coming:  " + line));
    status.failures().forEach(line -> out.println("  failed:  " + line));
    status.demands().forEach(line -> out.println("  waiting: " + line));
    costs.lines(status, cluster.file().headType()).forEach(out::println);
    out.flush();
    return ExitCode.OK.number();
  }

  private static void nodes(PrintWriter out, String what, Map<String, Integer> nodes) {
    nodes.forEach((type, count) -> out.printf("  %-8s %d %s%n", what + ":", count, type));
  }
}
