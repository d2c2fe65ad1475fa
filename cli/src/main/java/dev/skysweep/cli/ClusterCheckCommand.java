package dev.skysweep.cli;

import dev.skysweep.ray.cluster.ClusterCheck;
import dev.skysweep.ray.cluster.ClusterFile;
import dev.skysweep.ray.cluster.Finding;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Check a cluster.yaml, or a RayCluster resource, before anything is started and paid for.",
      "Exit code 2 if there is an error in it; warnings alone are 0."
    })
final class ClusterCheckCommand implements Callable<Integer> {
  @ParentCommand private ClusterCommand parent;

  @Parameters(paramLabel = "FILE", description = "The cluster's file.")
  private Path file;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ClusterCheckCommand() {}

  @Override
  public Integer call() {
    List<Finding> findings = ClusterCheck.here(ClusterFile.read(file));
    PrintWriter out = parent.terminal().out();
    findings.forEach(out::println);
    long errors = findings.stream().filter(Finding::fatal).count();
    if (findings.isEmpty()) {
      out.println(file + ": ok");
    } else if (errors == 0) {
      out.printf("%s: ok, with warnings: %d%n", file, findings.size());
    }
    out.flush();
    return (errors == 0 ? ExitCode.OK : ExitCode.USAGE).number();
  }
}
