package dev.skysweep.view.report;

import dev.skysweep.SweepException;
import dev.skysweep.results.SweepResult;
import dev.skysweep.view.page.Figure;
import dev.skysweep.view.report.Report.Section;
import dev.skysweep.view.study.PlotKind;
import dev.skysweep.view.study.PlotRequest;
import dev.skysweep.view.study.StudyPlots;
import java.util.ArrayList;
import java.util.List;

/// The charts that apply to a study. One that the study can't give is left out.
final class ReportSections {
  private final SweepResult result;
  private final StudyPlots plots;
  private final boolean strict;
  private int figures;

  /// @param strict whether the user named the metrics, so that a wrong one is an error
  ReportSections(SweepResult result, StudyPlots plots, boolean strict) {
    this.result = result;
    this.plots = plots;
    this.strict = strict;
  }

  List<Section> of(List<String> metrics, List<String> requirements) {
    if (strict) {
      plots.variables(metrics);
    }
    var sections = new ArrayList<Section>();
    add(sections, "parameters", "Parameters", parameters(metrics));
    for (int i = 0; i < metrics.size(); i++) {
      add(sections, "metric-" + i, metrics.get(i), metric(metrics.get(i)));
    }
    var demands = new ArrayList<Figure>();
    for (String text : requirements) {
      draw(demands, new PlotRequest(PlotKind.CDF, List.of(), null, null, List.of(), text, null));
    }
    add(sections, "requirement-plots", "Requirements in the distribution", demands);
    var space = new ArrayList<Figure>();
    draw(space, PlotRequest.of(PlotKind.GROUND_TRACK));
    draw(space, PlotRequest.of(PlotKind.DISPERSION));
    add(sections, "space", "In space", space);
    var times = new ArrayList<Figure>();
    draw(times, PlotRequest.of(PlotKind.TIMELINE));
    draw(times, PlotRequest.of(PlotKind.WORKERS));
    add(sections, "workers", "Workers", times);
    return sections;
  }

  private List<Figure> parameters(List<String> metrics) {
    var figures = new ArrayList<Figure>();
    String[] first = metrics.stream().limit(1).toArray(String[]::new);
    draw(figures, PlotRequest.of(PlotKind.CORNER, first));
    draw(figures, PlotRequest.of(PlotKind.PARALLEL, metrics.toArray(String[]::new)));
    return figures;
  }

  private List<Figure> metric(String metric) {
    var figures = new ArrayList<Figure>();
    List.of(
            PlotKind.HEATMAP,
            PlotKind.BAND,
            PlotKind.HISTOGRAM,
            PlotKind.CDF,
            PlotKind.CONVERGENCE,
            PlotKind.SENSITIVITY,
            PlotKind.TORNADO)
        .forEach(kind -> draw(figures, PlotRequest.of(kind, metric)));
    return figures;
  }

  private void draw(List<Figure> into, PlotRequest request) {
    if (result.counts().missing() == result.counts().total()) {
      return;
    }
    try {
      into.add(Figure.of("chart-" + ++figures, plots.plot(request)));
    } catch (SweepException _) {
      // It says why this study has no such chart, which a report need not.
    }
  }

  private static void add(List<Section> sections, String id, String title, List<Figure> figures) {
    if (!figures.isEmpty()) {
      sections.add(new Section(id, title, figures));
    }
  }
}
