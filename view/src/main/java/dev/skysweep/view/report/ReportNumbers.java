package dev.skysweep.view.report;

import dev.skysweep.analysis.JudgedRequirement;
import dev.skysweep.manifest.AttemptRecord;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.results.SweepResult;
import dev.skysweep.statistics.Sample;
import dev.skysweep.statistics.failures.FailedRun;
import dev.skysweep.statistics.failures.FailureGroup;
import dev.skysweep.statistics.failures.FailureRegion;
import dev.skysweep.statistics.failures.FailureTriage;
import dev.skysweep.statistics.rules.Judgement;
import dev.skysweep.statistics.rules.Requirement;
import dev.skysweep.statistics.rules.Verdict;
import dev.skysweep.view.plot.BandPlot;
import dev.skysweep.view.plot.DataTable;
import dev.skysweep.view.plot.Numbers;
import dev.skysweep.view.plot.Variable;
import dev.skysweep.view.report.Report.Demand;
import dev.skysweep.view.report.Report.Failure;
import dev.skysweep.view.study.StudyPlots;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The report's tables.
final class ReportNumbers {
  private static final int MOST_GROUPS = 12;
  private static final int MOST_IDS = 15;
  private static final int MOST_EXAMPLE = 4000;
  private static final int MOST_PATTERN = 400;
  private static final List<String> COLUMNS =
      List.of("metric", "runs", "mean", "std", "least", "5 %", "median", "95 %", "greatest");

  private final SweepResult result;
  private final StudyPlots plots;

  ReportNumbers(SweepResult result, StudyPlots plots) {
    this.result = result;
    this.plots = plots;
  }

  /// Failures by cause, the most frequent first.
  List<Failure> failures() {
    var failed = new ArrayList<FailedRun>();
    try (Stream<ManifestEntry> entries = result.manifest().latest(EnumSet.of(RunStatus.FAILED))) {
      entries.forEach(entry -> failed.add(failed(entry)));
    }
    if (failed.isEmpty()) {
      return List.of();
    }
    List<FailureGroup> groups =
        FailureTriage.of(failed, plots.triageParameters(), result.manifest().runCount());
    return groups.stream().limit(MOST_GROUPS).map(ReportNumbers::failure).toList();
  }

  Demand demand(String text) {
    var requirement = Requirement.parse(text);
    Variable values = plots.variable(requirement.metric().toString());
    Judgement judged =
        requirement.judge(requirement.count(values.values()), JudgedRequirement.looks(result));
    var counts = judged.counts();
    String words =
        "%d runs meet it, %d miss it, %d are unknown; between %s and %s of all possible runs meet it (%s)"
            .formatted(
                counts.met(),
                counts.missed(),
                counts.unknown(),
                BandPlot.percent(judged.atLeast()),
                BandPlot.percent(judged.atMost()),
                judged.test());
    if (judged.moreRuns() > 0) {
      words += "; %d further runs that all meet it would pass".formatted(judged.moreRuns());
    }
    String mark =
        judged.verdict() == Verdict.PASS ? "ok" : judged.verdict() == Verdict.FAIL ? "bad" : "";
    return new Demand(
        text, judged.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '), mark, words);
  }

  DataTable summary(List<String> metrics) {
    return new DataTable(
        COLUMNS, plots.variables(metrics).stream().map(ReportNumbers::row).toList());
  }

  private static List<String> row(Variable variable) {
    Sample sample = Sample.of(variable.finiteOrNaN());
    var row = new ArrayList<String>();
    row.add(variable.axis().label());
    row.add(String.valueOf(sample.size()));
    row.add(Numbers.text(sample.mean()));
    row.add(Numbers.text(sample.std()));
    for (double q : new double[] {0, 0.05, 0.5, 0.95, 1}) {
      row.add(sample.size() == 0 ? "–" : Numbers.text(sample.quantile(q)));
    }
    return row;
  }

  private static FailedRun failed(ManifestEntry entry) {
    AttemptRecord record = entry.record();
    String kind =
        record == null || record.failureKind() == null
            ? "failed"
            : record.failureKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new FailedRun(entry.runId(), kind, String.valueOf(entry.message()));
  }

  private static Failure failure(FailureGroup group) {
    String ids =
        group.rows().stream().limit(MOST_IDS).map(String::valueOf).collect(Collectors.joining(", "))
            + (group.size() > MOST_IDS ? ", …" : "");
    String example = group.example();
    return new Failure(
        group.kind(),
        group.size(),
        gist(group.pattern()),
        example.length() > MOST_EXAMPLE ? example.substring(0, MOST_EXAMPLE) + " …" : example,
        ids,
        group.regions().stream().map(FailureRegion::words).toList());
  }

  /// The cause stands before the log's tail.
  private static String gist(String pattern) {
    int tail = pattern.indexOf(" --- ");
    int end = tail < 0 ? pattern.length() : tail;
    return end > MOST_PATTERN
        ? pattern.substring(0, MOST_PATTERN) + " …"
        : pattern.substring(0, end);
  }
}
