package dev.skysweep.cli;

import dev.skysweep.gmat.Machine;
import dev.skysweep.ray.cluster.Cluster;
import dev.skysweep.ray.cluster.HeadPorts;
import dev.skysweep.ray.cluster.Readiness;
import dev.skysweep.ray.cluster.Readiness.Answer;
import dev.skysweep.ray.jobs.DashboardAddress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Start the cluster of a cluster.yaml, or bring it up to date, and wait until it answers.",
      "From then on it costs money, until `skysweep cluster down`."
    })
final class ClusterUpCommand implements Callable<Integer> {
  @ParentCommand private ClusterCommand parent;

  @Parameters(paramLabel = "FILE", description = "The cluster's file.")
  private Path file;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "How long to wait until it answers (default: ${DEFAULT-VALUE}).")
  private String wait;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ClusterUpCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = parent.terminal();
    Duration limit = Durations.parse(wait);
    Cluster cluster = Cluster.of(file, Machine.current());
    long start = System.nanoTime();
    terminal.say("starting cluster " + cluster.file().name() + " (some minutes on a cloud)");
    String head = cluster.up(line -> terminal.say(fit(since(start) + "  " + line, terminal)));
    terminal.say(since(start) + "  the head is " + head + "; waiting until it answers");
    HeadPorts ports = cluster.ports();
    var readiness = new Readiness(head, ports, cluster.token());
    Answer answer = readiness.await(limit);
    if (answer instanceof Answer.NoClientServer) {
      terminal.say(
          since(start) + "  Ray's Client server gave up while Ray started; starting Ray again");
      cluster.restart(line -> terminal.say(fit(since(start) + "  " + line, terminal)));
      answer = readiness.await(limit);
    }
    PrintWriter out = terminal.out();
    ExitCode code = ExitCode.OK;
    switch (answer) {
      case Answer.Ready(String version) -> {
        out.printf("Ray %s is up in %s%n", version, since(start).strip());
        next(out, head, cluster);
      }
      case Answer.NoClientServer _ -> {
        terminal.say(
            "the dashboard answers, but Ray's Client server does not start: see /tmp/ray/session_latest/logs/ray_client_server.err on the head");
        code = ExitCode.BACKEND;
      }
      case Answer.Unreachable _ -> {
        out.println(
            "Ray says that the cluster is up, but its ports can't be reached from here. Forward them:");
        out.printf(
            "  ssh -N -L %1$d:localhost:%1$d -L %2$d:localhost:%2$d USER@%3$s%n",
            ports.client(), ports.dashboard(), head);
        next(out, "localhost", cluster);
      }
    }
    out.flush();
    return code.number();
  }

  private void next(PrintWriter out, String host, Cluster cluster) {
    HeadPorts ports = cluster.ports();
    cluster
        .tokenToName()
        .ifPresent(token -> out.printf("  export RAY_AUTH_TOKEN_PATH=%s%n", token));
    String address = "ray://%s:%d".formatted(host, ports.client());
    out.printf("  skysweep doctor --pool ray --address %s --out DIR%n", address);
    out.printf("  skysweep run SCRIPT … --pool ray --address %s --out DIR%n", address);
    out.printf("  dashboard: %s%n", DashboardAddress.of(host, ports.dashboard()));
    out.printf("When you are done:%n  skysweep cluster down %s%n", file);
  }

  private static String fit(String line, Terminal terminal) {
    int room = terminal.width() - "skysweep: ".length();
    return line.length() <= room ? line : line.substring(0, room - 1) + "…";
  }

  private static String since(long start) {
    return "%4d s".formatted(Duration.ofNanos(System.nanoTime() - start).toSeconds());
  }
}
