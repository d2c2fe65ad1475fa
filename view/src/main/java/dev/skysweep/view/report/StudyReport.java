package dev.skysweep.view.report;

import dev.skysweep.files.AtomicFile;
import dev.skysweep.results.SweepResult;
import dev.skysweep.view.page.Pages;
import dev.skysweep.view.page.Pages.Assets;
import dev.skysweep.view.study.StudyPlots;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Writes the report of a study: one HTML file that needs no network, the same bytes each time.
///
/// @param metrics to report on; none for the study's usual ones
/// @param requirements to judge, such as `max(RF.Alt) < 500 with 99% at 90% confidence`
public record StudyReport(List<String> metrics, List<String> requirements) {
  private static final int USUAL_METRICS = 3;

  public StudyReport {
    metrics = List.copyOf(metrics);
    requirements = List.copyOf(requirements);
  }

  /// Writes the page, whole or not at all.
  ///
  /// @throws dev.skysweep.SweepException if a metric or requirement can't be read from the study
  /// @throws dev.skysweep.files.StorageException if the file can't be written
  public void write(SweepResult result, Path file) {
    AtomicFile.write(
        file, Pages.fill("report.jte", Map.of("report", of(result), "assets", Assets.ofCharts())));
  }

  /// What the page will hold.
  public Report of(SweepResult result) {
    var plots = new StudyPlots(result);
    var text = new ReportText(result);
    List<String> chosen = metrics.isEmpty() ? plots.usualMetrics(USUAL_METRICS) : metrics;
    var numbers = new ReportNumbers(result, plots);
    return new Report(
        text.title(),
        text.headline(),
        result.counts().ok() == result.counts().total(),
        text.tiles(),
        text.facts(),
        text.dataFiles(),
        numbers.failures(),
        requirements.stream().map(numbers::demand).toList(),
        numbers.summary(chosen),
        new ReportSections(result, plots, !metrics.isEmpty()).of(chosen, requirements),
        text.study(),
        text.design(),
        text.script(),
        text.commands());
  }
}
