package dev.skysweep.cli;

import dev.skysweep.view.PlotFile;
import dev.skysweep.view.plot.Plot;
import dev.skysweep.view.study.PlotKind;
import dev.skysweep.view.study.PlotRequest;
import dev.skysweep.view.study.StudyPlots;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "plot",
    mixinStandardHelpOptions = true,
    description = "Draw a study as SVG, PNG or an interactive HTML page.",
    footer = {
      "",
      "Kinds: corner, heatmap, band, convergence, cdf, histogram, sensitivity, tornado,",
      "parallel, ground-track, dispersion, timeline, workers.",
      "",
      "Example:",
      "  skysweep plot out/sma corner --metric 'max(RF.Sat.Earth.Altitude)' -o corner.svg"
    })
final class PlotCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "The study: its folder, its manifest.jsonl, or an archive.")
  private Path study;

  @Parameters(index = "1", paramLabel = "KIND", description = "What to draw; see below.")
  private String kind;

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      description = {
        "A number of each run: 'max(RF.Alt)', 'at(RF.Alt, 2 h)', RF.Alt (its last row).",
        "May be given several times."
      })
  private List<String> metrics = List.of();

  @Option(names = "--x", paramLabel = "PARAMETER", description = "heatmap: along x.")
  private @Nullable String x;

  @Option(names = "--y", paramLabel = "PARAMETER", description = "heatmap: along y.")
  private @Nullable String y;

  @Option(
      names = "--parameters",
      paramLabel = "NAMES",
      split = ",",
      description = "corner, parallel: the parameters to show (default: those that fit).")
  private List<String> parameters = List.of();

  @Option(
      names = "--requirement",
      paramLabel = "TEXT",
      description = "cdf: draw its limit: 'max(RF.Alt) < 500 with 99%% at 90%% confidence'.")
  private @Nullable String requirement;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "dispersion: when; 2 h after the first row, or an epoch.")
  private @Nullable String at;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Where to write; its end says what: .svg, .png or .html.")
  private Path output;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  PlotCommand() {}

  @Override
  public Integer call() {
    PlotFile file = PlotFile.at(output);
    PlotKind wanted = PlotKind.of(kind);
    try (var result = StudyPlace.results(study, parent.terminal())) {
      result.manifest().tornTail().ifPresent(tail -> parent.terminal().say(tail.toString()));
      Plot plot =
          new StudyPlots(result)
              .plot(new PlotRequest(wanted, metrics, x, y, parameters, requirement, at));
      plot.notes().forEach(parent.terminal()::say);
      file.write(plot);
    }
    parent.terminal().out().println(output);
    parent.terminal().out().flush();
    return ExitCode.OK.number();
  }
}
