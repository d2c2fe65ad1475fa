package dev.skysweep.cli;

import dev.skysweep.analysis.Clock;
import dev.skysweep.analysis.MetricSummary;
import dev.skysweep.analysis.MetricValues;
import dev.skysweep.analysis.OutputColumn;
import dev.skysweep.analysis.SummaryOptions;
import dev.skysweep.cli.Answer.Heading;
import dev.skysweep.statistics.Sample;
import dev.skysweep.statistics.Side;
import dev.skysweep.statistics.SummaryStatistics;
import dev.skysweep.statistics.ToleranceBound;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns and rows of a summary.
final class StatisticsRows {
  private StatisticsRows() {}

  static List<Heading> overRuns(SummaryOptions options) {
    List<Heading> headings = headings(options, true, "metric");
    headings.add(Heading.of("tolerance_low"));
    headings.add(Heading.of("tolerance_high"));
    return headings;
  }

  static List<Heading> byTime(Clock clock, SummaryOptions options) {
    return headings(options, true, "column", clock == Clock.EPOCH ? "time" : "elapsed_s");
  }

  static List<Heading> byRun(SummaryOptions options) {
    return headings(options, false, "run_id", "column");
  }

  static @Nullable Object[] row(MetricSummary summary) {
    List<@Nullable Object> cells = cells(summary.statistics(), summary.metric());
    cells.add(summary.atLeast().value());
    cells.add(summary.atMost().value());
    return cells.toArray();
  }

  static @Nullable Object[] row(
      OutputColumn column, Object time, double[] values, SummaryOptions options) {
    var statistics = SummaryStatistics.of(values, options.quantileArray(), options.confidence());
    return cells(statistics, column, time).toArray();
  }

  /// Rows of one run are no independent draws, so nothing here has an interval.
  static @Nullable Object[] row(
      int runId, OutputColumn column, Sample sample, SummaryOptions options) {
    var cells = new ArrayList<@Nullable Object>(List.of(runId, column, sample.size()));
    cells.add(sample.mean());
    cells.add(sample.std());
    cells.add(sample.quantile(0));
    cells.add(sample.quantile(1));
    options.quantiles().forEach(q -> cells.add(sample.quantile(q)));
    return cells.toArray();
  }

  /// What the tolerance bounds say, or how many runs they need.
  static void tellTolerance(List<MetricValues> metrics, SummaryOptions options, Answer answer) {
    var first = new ToleranceBound(options.coverage(), Side.UPPER, 1);
    int needed = first.runsFor(options.confidence());
    long few = metrics.stream().filter(each -> Sample.of(each.values()).size() < needed).count();
    String sure = Figures.percent(options.confidence()) + " confidence";
    String share = Figures.percent(options.coverage()) + " of all possible runs";
    String sentence =
        few == 0
            ? "tolerance bounds: with %s each holds %s (Wilks)".formatted(sure, share)
            : "a tolerance bound that holds %s with %s needs %d runs with a value"
                .formatted(share, sure, needed);
    answer.fact("coverage", options.coverage(), sentence);
    answer.fact("tolerance_needs_runs", needed, "");
  }

  private static List<Heading> headings(SummaryOptions options, boolean intervals, String... keys) {
    var headings = new ArrayList<Heading>();
    for (String key : keys) {
      headings.add(Heading.of(key));
    }
    headings.add(Heading.of("count"));
    headings.add(new Heading("mean", intervals));
    headings.addAll(List.of(Heading.of("std"), Heading.of("min"), Heading.of("max")));
    options.quantiles().forEach(q -> headings.add(new Heading("q" + q, intervals)));
    return headings;
  }

  private static List<@Nullable Object> cells(SummaryStatistics statistics, Object... keys) {
    var cells = new ArrayList<@Nullable Object>(List.of(keys));
    cells.add(statistics.count());
    cells.add(Ranged.of(statistics.mean(), statistics.meanInterval()));
    cells.add(statistics.std());
    cells.add(statistics.min());
    cells.add(statistics.max());
    statistics.quantiles().forEach(each -> cells.add(Ranged.of(each.value(), each.interval())));
    return cells;
  }
}
