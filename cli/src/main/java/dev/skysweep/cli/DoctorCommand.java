package dev.skysweep.cli;

import dev.skysweep.SweepException;
import dev.skysweep.gmat.Machine;
import dev.skysweep.ray.client.RayAddress;
import dev.skysweep.ray.cluster.Cluster;
import dev.skysweep.study.StudyException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Find out in half a minute what would keep a sweep from running, and how to cure it.",
    footer = {
      "",
      "Example:",
      "  skysweep doctor --pool ray --address ray://HEAD:10001 --out /shared/sweeps"
    })
final class DoctorCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofSeconds(29);

  @ParentCommand private Skysweep parent;

  @Option(
      names = "--pool",
      paramLabel = "NAME",
      defaultValue = "local",
      description = "Where runs would execute: local (default), ray.")
  private String pool;

  @Option(
      names = "--address",
      paramLabel = "URL",
      description = "For ray: the cluster, ray://HEAD:10001.")
  private @Nullable String address;

  @Option(
      names = "--cluster",
      paramLabel = "FILE",
      description = "For ray: its cluster.yaml, to tell what it could grow to.")
  private @Nullable Path cluster;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where studies would go.")
  private Path out;

  @Option(
      names = "--cpus",
      paramLabel = "N",
      defaultValue = "1",
      description = "CPUs that one run needs (default: ${DEFAULT-VALUE}).")
  private int cpus;

  @Option(
      names = "--ship",
      description = "For ray: the sweep will bring Skysweep, Java and GMAT to the nodes.")
  private boolean ship;

  @Option(
      names = "--space",
      paramLabel = "SIZE",
      defaultValue = "1GB",
      description = "What the study will write, as far as you know (default: ${DEFAULT-VALUE}).")
  private String space;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  DoctorCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    var checkup = new Checkup(parent.terminal(), LIMIT);
    long bytes = Durations.parseBytes(space);
    checkup.make(
        switch (pool) {
          case "local" -> Executors.callable(new LocalDoctor(checkup, out, bytes)::examine);
          case "ray" -> rayDoctor(new RayDoctor(checkup, out, bytes, cpus, ship));
          default ->
              throw new StudyException(
                  "--pool " + pool + " is unknown to the doctor: it knows local and ray");
        });
    return (checkup.sound() ? ExitCode.OK : ExitCode.BACKEND).number();
  }

  private Callable<?> rayDoctor(RayDoctor doctor) {
    if (address == null) {
      throw new StudyException("doctor --pool ray needs --address ray://HEAD:10001");
    }
    RayAddress server = RayAddress.parse(address);
    int most = cluster == null ? -1 : Cluster.of(cluster, Machine.current()).file().maxWorkers();
    return () -> {
      doctor.examine(server, most);
      return null;
    };
  }

  /// Does one check; what it throws is its finding.
  static boolean attempt(Checkup checkup, String what, Runnable check) {
    try {
      check.run();
      return true;
    } catch (SweepException e) {
      checkup.bad(what, String.valueOf(e.getMessage()), "");
      return false;
    }
  }
}
