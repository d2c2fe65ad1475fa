package dev.skysweep.cli;

import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.results.SweepResult;
import dev.skysweep.studyfile.StudyFile;
import dev.skysweep.sweep.StudyFiles;
import dev.skysweep.view.report.StudyReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Write the report of a study: one HTML file with everything in it.",
    footer = {
      "",
      "Example:",
      "  skysweep report out/sma --metrics 'max(RF.Sat.Earth.Altitude)' -o sma.html"
    })
final class ReportCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;

  @Parameters(
      paramLabel = "STUDY",
      description = "The study: its folder, its manifest.jsonl, or an archive.")
  private Path study;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = {
        "Where to write (default: report.html in the study folder, or here; of an archive",
        "STUDY.zip, STUDY.html beside it)."
      })
  private @Nullable Path output;

  @Option(
      names = {"--metrics", "--metric"},
      paramLabel = "METRIC",
      description = {
        "What to report on: 'max(RF.Alt)', RF.Alt (its last row). May be given several times",
        "(default: columns of the reports that differ between the runs)."
      })
  private List<String> metrics = List.of();

  @Option(
      names = "--requirement",
      paramLabel = "TEXT",
      description = {
        "A requirement to judge: 'max(RF.Alt) < 500 with 99%% at 90%% confidence'.",
        "May be given several times (default: those that the study was begun with)."
      })
  private List<String> requirements = List.of();

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ReportCommand() {}

  @Override
  public Integer call() {
    try (var result = StudyPlace.results(study, parent.terminal())) {
      result.manifest().tornTail().ifPresent(tail -> parent.terminal().say(tail.toString()));
      parent.terminal().say("reading %d runs".formatted(result.manifest().runCount()));
      Path file = output == null ? usual(result.folder()) : output;
      new StudyReport(metrics, demands(result)).write(result, file);
      parent.terminal().out().println(file);
    }
    parent.terminal().out().flush();
    return ExitCode.OK.number();
  }

  /// Those of the command line, or what the study was begun with.
  private List<String> demands(SweepResult result) {
    return requirements.isEmpty() && result.counts().ok() > 0
        ? StudyFile.requirementsOf(result.folder())
        : requirements;
  }

  /// The copy of a study in a bucket or an archive is no place to look for a report.
  private Path usual(Path folder) {
    Path name = Path.of("report.html");
    if (StudyFiles.isArchive(study)) {
      return study.resolveSibling(folder.getFileName() + ".html");
    }
    return new StudyFolder(folder).isCopy() ? name : folder.resolve(name);
  }
}
