package dev.skysweep.cli;

import dev.skysweep.gmat.Machine;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.ray.jobs.Submission;
import dev.skysweep.sweep.StudyFiles;
import dev.skysweep.view.live.LiveMetrics;
import dev.skysweep.view.live.LiveServer;
import dev.skysweep.view.live.LiveStudy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Follow a sweep to its end, in the terminal or as a page.",
      "From any machine that sees its folder; or, by the id that `skysweep submit` printed, one that",
      "runs in a cluster. Ending it never touches the sweep."
    })
final class WatchCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;

  @Parameters(paramLabel = "STUDY|ID", description = "The study folder, its manifest, or an id.")
  private String sweep;

  @Option(
      names = "--address",
      paramLabel = "URL",
      description = "For an id: the cluster's dashboard.")
  private @Nullable String address;

  @Option(
      names = {"--page", "--live"},
      description = "Serve a page on this machine's loopback and print its address.")
  private boolean page;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The page's port (default: any that is free).")
  private int port;

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      description = {
        "What the histogram and convergence are of: 'max(RF.Alt)'. May be given several times",
        "(default: columns of the reports that differ between the runs)."
      })
  private List<String> metrics = List.of();

  @Option(names = "--while-input", hidden = true, description = "End with standard input.")
  private boolean whileInput;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  WatchCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Optional<String> job = job();
    if (job.isPresent()) {
      try (var dashboard = JobOption.dashboard(job.get(), address)) {
        return new JobWatch(parent.terminal(), dashboard, job.get()).follow().number();
      }
    }
    StudyFolder folder = StudyFiles.folderAt(Path.of(sweep));
    var live = LiveStudy.of(folder, InstantSource.system());
    var chosen = new LiveMetrics(folder.root(), metrics);
    try (var _ = Pulling.of(Path.of(sweep), parent.terminal())) {
      if (page) {
        serve(live, chosen);
        return ExitCode.OK.number();
      }
      return new TerminalWatch(parent.terminal(), live, chosen, !metrics.isEmpty())
          .follow()
          .number();
    }
  }

  /// The job to follow: by its id, or by the folder that its driver is about to begin.
  private Optional<String> job() {
    Machine machine = Machine.current();
    Path folder = Path.of(sweep);
    boolean begun = Files.exists(folder);
    if (Submission.find(machine, sweep).isPresent() || (address != null && !begun)) {
      return Optional.of(sweep);
    }
    return begun ? Optional.empty() : Submission.into(machine, folder).map(Submission::id);
  }

  private void serve(LiveStudy live, LiveMetrics chosen) throws InterruptedException {
    try (var server = LiveServer.start(live, chosen, port)) {
      parent.terminal().out().println(server.address());
      parent.terminal().out().flush();
      if (whileInput) {
        awaitEnd(System.in);
      } else {
        parent.terminal().say("the page is there until Ctrl-C; the sweep goes on without it");
        new CountDownLatch(1).await();
      }
    }
  }

  /// Returns once whoever started us is gone.
  private static void awaitEnd(InputStream in) {
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // gone, too
    }
  }
}
