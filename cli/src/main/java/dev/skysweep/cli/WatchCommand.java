package dev.skysweep.cli;

import dev.skysweep.gmat.Machine;
import dev.skysweep.ray.jobs.Submission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Follow a sweep to its end, whoever runs it and wherever: a study folder, or the id that",
      "`skysweep submit` printed."
    })
final class WatchCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;

  @Parameters(paramLabel = "ID|DIR", description = "The sweep.")
  private String sweep;

  @Option(
      names = "--address",
      paramLabel = "URL",
      description = "For an id: the cluster's dashboard.")
  private @Nullable String address;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  WatchCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Optional<Submission> submission = Submission.find(Machine.current(), sweep);
    if (submission.isEmpty() && (address == null || Files.exists(Path.of(sweep)))) {
      return new StudyWatch(parent.terminal()).follow(Path.of(sweep)).number();
    }
    try (var dashboard = JobOption.dashboard(sweep, address)) {
      return new JobWatch(parent.terminal(), dashboard, sweep).follow().number();
    }
  }
}
