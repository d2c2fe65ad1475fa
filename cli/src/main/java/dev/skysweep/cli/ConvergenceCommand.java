package dev.skysweep.cli;

import dev.skysweep.analysis.AlignedValues;
import dev.skysweep.analysis.Clock;
import dev.skysweep.analysis.MetricValues;
import dev.skysweep.analysis.OutputColumn;
import dev.skysweep.analysis.StudyMetrics;
import dev.skysweep.cli.Answer.Heading;
import dev.skysweep.results.SweepResult;
import dev.skysweep.statistics.Convergence;
import dev.skysweep.statistics.MeanInterval;
import dev.skysweep.study.StudyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "convergence",
    mixinStandardHelpOptions = true,
    description = "How mean, spread and quantiles settle as runs with a value are added.")
final class ConvergenceCommand implements Callable<Integer> {
  /// For people the table shows about so many points.
  private static final int POINTS_SHOWN = 20;

  @ParentCommand private Skysweep parent;

  @Parameters(
      paramLabel = "STUDY",
      description = "The study: its folder, its manifest.jsonl, or an archive.")
  private Path study;

  @Option(
      names = "--by",
      paramLabel = "KEY",
      description = {
        "time: by itself at each epoch; elapsed: at each time after a run's first row.",
        "If not given: one number a run."
      })
  private By by = By.RUN;

  @Option(names = "--all", description = "A line for every run; without it, some of them.")
  private boolean all;

  @Mixin private MetricOptions metrics;
  @Mixin private TimeOptions times;
  @Mixin private StatisticsOptions statistics;
  @Mixin private AnswerOptions form;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ConvergenceCommand() {}

  @Override
  public Integer call() {
    double confidence = statistics.options().confidence();
    try (SweepResult result = StudyPlace.results(study, parent.terminal())) {
      var values = new StudyMetrics(result);
      switch (by) {
        case RUN -> {
          List<MetricValues> read = values.of(metrics.of(values, times.output));
          try (Answer answer = form.to(parent.terminal())) {
            answer.table(headings("metric"));
            read.forEach(each -> rows(answer, each.values(), confidence, each.metric().toString()));
          }
        }
        case TIME -> byTime(values, Clock.EPOCH, confidence);
        case ELAPSED -> byTime(values, Clock.ELAPSED, confidence);
        case RUN_ID -> throw new StudyException("--by takes time or elapsed here, not run_id");
      }
    }
    return ExitCode.OK.number();
  }

  private void byTime(StudyMetrics values, Clock clock, double confidence) {
    List<OutputColumn> columns = metrics.columns(values);
    AlignedValues aligned = times.aligned(values, columns, clock);
    try (Answer answer = form.to(parent.terminal())) {
      TimeOptions.tell(aligned, answer);
      answer.table(headings("column", clock == Clock.EPOCH ? "time" : "elapsed_s"));
      aligned.forEach(
          TimeOptions.columns(aligned, columns),
          (column, nanos, each) ->
              rows(answer, each, confidence, column.toString(), TimeOptions.time(nanos, clock)));
    }
  }

  private List<Heading> headings(String... keys) {
    var headings = new ArrayList<Heading>();
    for (String key : keys) {
      headings.add(Heading.of(key));
    }
    headings.add(Heading.of("n"));
    headings.add(Heading.ranged("running_mean"));
    headings.add(Heading.of("running_std"));
    headings.add(Heading.of("se_mean"));
    statistics.quantiles().forEach(q -> headings.add(Heading.of("q" + q)));
    return headings;
  }

  private void rows(Answer answer, double[] values, double confidence, Object... keys) {
    double[] quantiles = statistics.quantiles().stream().mapToDouble(Double::doubleValue).toArray();
    double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    List<Convergence.Point> points = Convergence.of(known, quantiles);
    double next = 1;
    for (Convergence.Point point : points) {
      boolean last = point.runs() == points.size();
      if (all || !form.forPeople() || last || point.runs() >= next) {
        answer.row(cells(point, confidence, keys));
        next = Math.max(point.runs() + 1, next * Math.pow(points.size(), 1.0 / POINTS_SHOWN));
      }
    }
  }

  private static @Nullable Object[] cells(
      Convergence.Point point, double confidence, Object... keys) {
    var cells = new ArrayList<@Nullable Object>(List.of(keys));
    cells.add(point.runs());
    cells.add(
        Ranged.of(
            point.mean(),
            MeanInterval.of(point.count(), point.mean(), point.standardError(), confidence)));
    cells.add(point.std());
    cells.add(point.standardError());
    cells.addAll(point.quantiles());
    return cells.toArray();
  }
}
