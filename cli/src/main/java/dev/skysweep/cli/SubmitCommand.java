package dev.skysweep.cli;

import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.Machine;
import dev.skysweep.ray.auth.RayToken;
import dev.skysweep.ray.cluster.WorkerPackages;
import dev.skysweep.ray.jobs.Dashboard;
import dev.skysweep.ray.jobs.DashboardAddress;
import dev.skysweep.ray.jobs.Jobs;
import dev.skysweep.ray.jobs.StudyPackage;
import dev.skysweep.ray.jobs.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = {
      "Run the driver of a study in a Ray cluster, and return; this machine may go away.",
      "Prints the id for watch, logs and cancel."
    },
    footer = {"", "Example:", "  skysweep submit --address http://HEAD:8265 study.yaml"})
final class SubmitCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;

  @Option(
      names = "--address",
      required = true,
      paramLabel = "URL",
      description = "The cluster's dashboard: http://HEAD:8265.")
  private String address;

  @Option(
      names = "--client-port",
      paramLabel = "PORT",
      defaultValue = "10001",
      description = "Where Ray's Client server listens on the head (default: ${DEFAULT-VALUE}).")
  private int clientPort;

  @Option(
      names = "--ship",
      description =
          "Bring Skysweep, Java and GMAT, from PyPI, to a head and nodes that have only Ray.")
  private boolean ship;

  @Parameters(paramLabel = "STUDY", description = "The study, as for `skysweep run`.")
  private Path study;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  SubmitCommand() {}

  @Override
  public Integer call() {
    Terminal terminal = parent.terminal();
    var content = new StudyPackage(study);
    String out = content.out();
    Path software = OwnFolder.require();
    try (var dashboard = new Dashboard(DashboardAddress.parse(address), RayToken.find())) {
      terminal.say(
          "Ray %s at %s; sending the study and Skysweep"
              .formatted(dashboard.rayVersion(), dashboard.address()));
      var jobs = new Jobs(dashboard);
      String uri = upload(jobs, content, software);
      String id = newId();
      List<String> packages = ship ? WorkerPackages.PYPI : List.of();
      jobs.submit(new Jobs.Request(id, entrypoint(), uri, packages, out));
      new Submission(id, dashboard.address().toString(), out).store(Machine.current());
      terminal.out().println(id);
      terminal.say("the results will be in " + out);
      terminal.say("skysweep watch %s, skysweep logs %s, skysweep cancel %s".formatted(id, id, id));
    }
    terminal.out().flush();
    return ExitCode.OK.number();
  }

  private String entrypoint() {
    return "sh %s/skysweep run %s/study.yaml --pool ray --address ray://127.0.0.1:%d%s"
        .formatted(StudyPackage.SOFTWARE, StudyPackage.STUDY, clientPort, ship ? " --ship" : "");
  }

  private static String upload(Jobs jobs, StudyPackage content, Path software) {
    Path zip;
    try {
      zip = Files.createTempFile("skysweep-", ".zip");
    } catch (IOException e) {
      throw StorageException.writing(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
    try {
      content.write(zip, software);
      return jobs.upload(zip);
    } finally {
      zip.toFile().delete();
    }
  }

  /// Sorts by time, and differs when two submit in the same second.
  private static String newId() {
    return "sweep-%s-%04x"
        .formatted(
            LocalDateTime.now(ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")),
            ThreadLocalRandom.current().nextInt(0x10000));
  }
}
