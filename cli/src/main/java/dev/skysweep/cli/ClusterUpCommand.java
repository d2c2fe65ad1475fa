package dev.skysweep.cli;

import dev.skysweep.gmat.Machine;
import dev.skysweep.ray.cluster.Cluster;
import dev.skysweep.ray.cluster.Readiness;
import dev.skysweep.ray.cluster.Readiness.Answer;
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
    var readiness = new Readiness(head, cluster.token());
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
        next(out, head);
      }
      case Answer.NoClientServer _ -> {
        terminal.say(
            "the dashboard answers, but Ray's Client server does not start: see /tmp/ray/session_latest/logs/ray_client_server.err on the head");
        code = ExitCode.BACKEND;
      }
      case Answer.Unreachable _ -> {
        out.println("The cluster is up, but its ports can't be reached from here. Forward them:");
        out.printf("  ssh -N -L 10001:localhost:10001 -L 8265:localhost:8265 USER@%s%n", head);
        next(out, "localhost");
      }
    }
    out.flush();
    return code.number();
  }

  private void next(PrintWriter out, String host) {
    out.printf("  skysweep doctor --pool ray --address ray://%s:10001 --out DIR%n", host);
    out.printf("  skysweep run SCRIPT … --pool ray --address ray://%s:10001 --out DIR%n", host);
    out.printf("  dashboard: http://%s:8265%n", host);
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
