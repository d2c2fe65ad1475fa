package dev.skysweep.cli;

import dev.skysweep.analysis.MetricValues;
import dev.skysweep.analysis.Sensitivity;
import dev.skysweep.analysis.Sensitivity.Findings;
import dev.skysweep.analysis.SensitivityIndex;
import dev.skysweep.analysis.SensitivityMethod;
import dev.skysweep.analysis.StudyMetrics;
import dev.skysweep.cli.Answer.Heading;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "sensitivity",
    mixinStandardHelpOptions = true,
    description = "Which parameters matter for a metric.")
final class SensitivityCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;

  @Parameters(
      paramLabel = "STUDY",
      description = "The study: its folder, its manifest.jsonl, or an archive.")
  private Path study;

  @Mixin private MetricOptions metrics;

  @Option(
      names = "--output",
      paramLabel = "NAME",
      description = "Without --metric: which output, if there are several.")
  private @Nullable String output;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      split = ",",
      description = {
        "sobol, morris, regression, rank, pawn; may be several. If not given: that of the design,",
        "or the last three, which go with any."
      })
  private List<SensitivityMethod> methods = new ArrayList<>();

  @Option(
      names = "--confidence",
      paramLabel = "PERCENT",
      description = "Of the intervals; 95 if not given.")
  private double confidence = 95;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Of the bootstrap; 0 if not given. SALib with the same seed draws the same.")
  private String seed = "0";

  @Mixin private AnswerOptions form;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  SensitivityCommand() {}

  @Override
  public Integer call() {
    double sure = StatisticsOptions.fraction("--confidence", confidence);
    Map<String, List<Findings>> found = new LinkedHashMap<>();
    try (SweepResult result = StudyPlace.results(study, parent.terminal())) {
      var values = new StudyMetrics(result);
      var sensitivity = new Sensitivity(values, sure, Seeds.parse(seed));
      List<SensitivityMethod> used = methods.isEmpty() ? sensitivity.methods() : methods;
      for (MetricValues metric : values.of(metrics.of(values, output))) {
        found.put(
            metric.metric().toString(),
            used.stream().map(method -> sensitivity.of(metric, method)).toList());
      }
    }
    try (Answer answer = form.to(parent.terminal())) {
      print(found, answer);
    }
    return ExitCode.OK.number();
  }

  private void print(Map<String, List<Findings>> found, Answer answer) {
    var notes = new ArrayList<String>();
    found.forEach((metric, all) ->
        all.forEach(each ->
            notes.add(
                "%s, %s: %s"
                    .formatted(
                        metric,
                        each.method().name().toLowerCase(Locale.ROOT),
                        String.join("; ", each.notes())))));
    answer.fact("notes", notes, String.join(System.lineSeparator(), notes));
    answer.table(
        List.of(
            Heading.of("metric"),
            Heading.of("measure"),
            Heading.of("parameter"),
            Heading.of("other"),
            Heading.ranged("value")));
    found.forEach((metric, all) ->
        all.stream()
            .flatMap(each -> ordered(each.indices()).stream())
            .forEach(index -> answer.row(cells(metric, index))));
  }

  /// For people the greatest of each measure first.
  private List<SensitivityIndex> ordered(List<SensitivityIndex> indices) {
    if (!form.forPeople()) {
      return indices;
    }
    List<String> measures = indices.stream().map(SensitivityIndex::measure).distinct().toList();
    return indices.stream()
        .sorted(
            Comparator.<SensitivityIndex>comparingInt(each -> measures.indexOf(each.measure()))
                .thenComparingDouble(each -> -Math.abs(each.value())))
        .toList();
  }

  private Object[] cells(String metric, SensitivityIndex index) {
    boolean bare = form.forPeople() && Double.isNaN(index.low());
    return new Object[] {
      metric,
      index.measure(),
      index.parameter(),
      index.other(),
      bare ? index.value() : new Ranged(index.value(), index.low(), index.high())
    };
  }
}
