package dev.skysweep.cli;

import dev.skysweep.analysis.AlignedValues;
import dev.skysweep.analysis.Clock;
import dev.skysweep.analysis.FailureProbability;
import dev.skysweep.analysis.MetricSummary;
import dev.skysweep.analysis.MetricValues;
import dev.skysweep.analysis.OutputColumn;
import dev.skysweep.analysis.RunSamples;
import dev.skysweep.analysis.StudyMetrics;
import dev.skysweep.analysis.SummaryOptions;
import dev.skysweep.manifest.RunCounts;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.results.SweepResult;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "summary",
    mixinStandardHelpOptions = true,
    description = "What the runs show: means, quantiles and bounds, each with its confidence.")
final class SummaryCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;

  @Parameters(
      paramLabel = "STUDY",
      description = "The study: its folder, its manifest.jsonl, or an archive.")
  private Path study;

  @Option(
      names = "--by",
      paramLabel = "KEY",
      description = {
        "time: over the runs at each epoch; elapsed: at each time after a run's first row;",
        "run_id: over the rows of each run. If not given: one number a run, over the runs."
      })
  private By by = By.RUN;

  @Mixin private MetricOptions metrics;
  @Mixin private TimeOptions times;
  @Mixin private StatisticsOptions statistics;
  @Mixin private AnswerOptions form;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  SummaryCommand() {}

  @Override
  public Integer call() {
    SummaryOptions options = statistics.options();
    try (SweepResult result = StudyPlace.results(study, parent.terminal())) {
      var values = new StudyMetrics(result);
      switch (by) {
        case RUN -> overRuns(result, values.of(metrics.of(values, times.output)), options);
        case TIME -> byTime(result, values, Clock.EPOCH, options);
        case ELAPSED -> byTime(result, values, Clock.ELAPSED, options);
        case RUN_ID -> byRun(result, values, options);
      }
    }
    return ExitCode.OK.number();
  }

  private static void tellRuns(SweepResult result, SummaryOptions options, Answer answer) {
    RunCounts counts = result.counts();
    FailureProbability failures = FailureProbability.of(counts, options.confidence());
    String share =
        "a run fails with probability %s [%s, %s at %s confidence]"
            .formatted(
                Figures.percent(failures.share()),
                Figures.percent(failures.interval().lower()),
                Figures.percent(failures.interval().upper()),
                Figures.percent(options.confidence()));
    answer.fact(
        "study",
        SummaryJson.counts(new StudyFolder(result.folder()), counts),
        SummaryText.of(counts) + "; " + share);
    answer.fact("confidence", options.confidence(), "");
    answer.fact("failure_probability", failures.share(), "");
    answer.fact("failure_probability_low", failures.interval().lower(), "");
    answer.fact("failure_probability_high", failures.interval().upper(), "");
  }

  private void overRuns(SweepResult result, List<MetricValues> metrics, SummaryOptions options) {
    try (Answer answer = form.to(parent.terminal())) {
      tellRuns(result, options, answer);
      StatisticsRows.tellTolerance(metrics, options, answer);
      answer.table(StatisticsRows.overRuns(options));
      for (MetricValues metric : metrics) {
        answer.row(StatisticsRows.row(MetricSummary.of(metric, options)));
      }
    }
  }

  private void byTime(
      SweepResult result, StudyMetrics values, Clock clock, SummaryOptions options) {
    List<OutputColumn> columns = metrics.columns(values);
    AlignedValues aligned = times.aligned(values, columns, clock);
    try (Answer answer = form.to(parent.terminal())) {
      tellRuns(result, options, answer);
      TimeOptions.tell(aligned, answer);
      answer.table(StatisticsRows.byTime(clock, options));
      aligned.forEach(
          TimeOptions.columns(aligned, columns),
          (column, nanos, all) ->
              answer.row(StatisticsRows.row(column, TimeOptions.time(nanos, clock), all, options)));
    }
  }

  private void byRun(SweepResult result, StudyMetrics values, SummaryOptions options) {
    List<OutputColumn> named = metrics.columns(values);
    List<OutputColumn> columns = named.isEmpty() ? values.columns(times.output(named)) : named;
    times.output(columns);
    try (Answer answer = form.to(parent.terminal())) {
      tellRuns(result, options, answer);
      answer.table(StatisticsRows.byRun(options));
      RunSamples.forEach(
          values,
          columns,
          (run, column, sample) -> answer.row(StatisticsRows.row(run, column, sample, options)));
    }
  }
}
