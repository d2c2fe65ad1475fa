package dev.skysweep.cli;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.StudyFolder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show how the runs of a sweep ended; also while it runs.")
final class ShowCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "STUDY",
      description = "The study: its folder, its manifest.jsonl, or an archive.")
  private Path study;

  @ArgGroup private @Nullable Depth depth;

  /// How much is shown.
  static final class Depth {
    @Option(names = "--detail", description = "One line a run, failed ones first.")
    private boolean detail;

    @Option(names = "--run", paramLabel = "N", description = "Everything about one run.")
    private @Nullable Integer run;
  }

  @Option(
      names = "--filter",
      paramLabel = "STATUS",
      description = "With --detail, only runs that are ok, failed or skipped.")
  private @Nullable String filter;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ShowCommand() {}

  @Override
  public Integer call() {
    boolean detail = depth != null && depth.detail;
    Integer run = depth == null ? null : depth.run;
    checkFilter(detail);
    StudyFolder folder = StudyPlace.readable(study);
    Manifest manifest = Manifest.open(folder.manifest());
    manifest.tornTail().ifPresent(tail -> parent.terminal().say(tail.toString()));
    if (run != null) {
      return showRun(folder.place(), manifest, run).number();
    } else if (json) {
      parent.terminal().out().println(RunJson.study(folder, manifest, detail, filter));
    } else {
      if (detail) {
        RunTable.print(manifest, filter, parent.terminal());
      }
      Remarks remarks = Remarks.of(manifest);
      parent.terminal().out().println(summary(folder, manifest, remarks));
      remarks.print(parent.terminal().out());
      manifest.stopped().map(SummaryText::of).ifPresent(parent.terminal().out()::println);
    }
    parent.terminal().out().flush();
    return ExitCode.OK.number();
  }

  private void checkFilter(boolean detail) {
    if (filter == null) {
      return;
    }
    if (!detail) {
      throw new ParameterException(spec.commandLine(), "--filter goes with --detail");
    }
    if (!filter.matches("ok|failed|skipped")) {
      throw new ParameterException(
          spec.commandLine(), "--filter takes ok, failed or skipped, not '" + filter + "'");
    }
  }

  private ExitCode showRun(String place, Manifest manifest, int runId) {
    Optional<ManifestEntry> entry = runId < 0 ? Optional.empty() : manifest.entry(runId);
    if (entry.isEmpty()) {
      parent.terminal().say("%s records no run %d".formatted(place, runId));
      return ExitCode.MANIFEST;
    }
    if (json) {
      parent.terminal().out().println(RunJson.of(entry.get()));
    } else {
      RunText.print(entry.get(), parent.terminal().out());
    }
    parent.terminal().out().flush();
    return ExitCode.OK;
  }

  private static String summary(StudyFolder folder, Manifest manifest, Remarks remarks) {
    return String.format(
        Locale.ROOT,
        "%s in %.2f s of runs%s — output: %s",
        SummaryText.of(manifest.counts()),
        remarks.seconds(),
        remarks.convergence(),
        folder.place());
  }
}
