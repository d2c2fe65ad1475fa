package dev.skysweep.view.study;

import dev.skysweep.analysis.AnalysisException;
import dev.skysweep.results.SweepResult;
import dev.skysweep.statistics.failures.Parameter;
import dev.skysweep.view.plot.Plot;
import dev.skysweep.view.plot.Variable;
import java.util.ArrayList;
import java.util.List;

/// The plots of one study. Not thread-safe.
public final class StudyPlots {
  private final StudyData data;

  /// Plots of the study as its manifest stood when the result was opened.
  ///
  /// @param result stays the caller's to close
  public StudyPlots(SweepResult result) {
    this.data = new StudyData(result);
  }

  /// A parameter or metric, one value a run.
  ///
  /// @throws AnalysisException if it is neither
  public Variable variable(String text) {
    return data.variable(text);
  }

  /// As `variable`, for several, with fewer passes over the outputs.
  public List<Variable> variables(List<String> texts) {
    List<String> metrics =
        texts.stream().filter(text -> !data.parameters().containsKey(text)).toList();
    if (!metrics.isEmpty()) {
      data.metrics(metrics);
    }
    return texts.stream().map(data::variable).toList();
  }

  /// The parameters as the triage of failures takes them.
  public List<Parameter> triageParameters() {
    return data.parameters().entrySet().stream()
        .map(each -> triageParameter(each.getKey(), each.getValue()))
        .toList();
  }

  private static Parameter triageParameter(String name, StudyParameter parameter) {
    return switch (parameter) {
      case StudyParameter.Numeric(Variable variable) ->
          new Parameter.Numbers(name, variable.finiteOrNaN());
      case StudyParameter.Textual textual ->
          new Parameter.Texts(
              name, textual.texts().stream().map(text -> text == null ? "" : text).toList());
    };
  }

  /// Reads what the plot needs and lays it out.
  ///
  /// @throws PlotException if the study can't give the plot, with the reason
  /// @throws AnalysisException if a metric names no column
  public Plot plot(PlotRequest request) {
    if (data.runs() == 0 || data.result().counts().total() == data.result().counts().missing()) {
      throw new PlotException(
          "no run of %s has ended yet, so there is nothing to draw"
              .formatted(data.result().folder()));
    }
    return switch (request.kind()) {
      case CORNER -> DrawCorner.of(data, request);
      case HEATMAP -> DrawHeatmap.of(data, request);
      case BAND -> DrawBand.of(data, request);
      case CONVERGENCE -> DrawSamples.convergence(data, metric(request));
      case CDF ->
          request.requirement() == null
              ? DrawSamples.cdf(data, metric(request))
              : DrawSamples.requirement(data, request.requirement());
      case HISTOGRAM -> DrawSamples.histogram(data, metric(request));
      case SENSITIVITY -> DrawSensitivity.of(data, metric(request));
      case TORNADO -> DrawTornado.of(data, metric(request));
      case PARALLEL -> DrawParallel.of(data, request);
      case GROUND_TRACK -> DrawGroundTrack.of(data, request);
      case DISPERSION -> DrawDispersion.of(data, request);
      case TIMELINE -> DrawTimes.timeline(data);
      case WORKERS -> DrawTimes.workers(data);
    };
  }

  /// Metrics that say something: the last value of columns that differ between the runs.
  ///
  /// @param most of them
  public List<String> usualMetrics(int most) {
    var usual = new ArrayList<String>();
    for (String output : data.result().outputs().stream().sorted().toList()) {
      if (output.startsWith("report__") && usual.size() < most) {
        data.lastRows(output).stream()
            .filter(StudyPlots::tellsRunsApart)
            .limit(most - usual.size())
            .forEach(variable -> usual.add(variable.axis().name()));
      }
    }
    return usual;
  }

  /// Not merely in the last digits, as the end of a propagation does.
  private static boolean tellsRunsApart(Variable variable) {
    double size = Math.max(Math.abs(variable.min()), Math.abs(variable.max()));
    return variable.max() - variable.min() > 1e-9 * size;
  }

  private String metric(PlotRequest request) {
    String metric = request.metric();
    if (metric == null) {
      List<String> usual = usualMetrics(3);
      throw new PlotException(
          "%s needs --metric%s"
              .formatted(
                  request.kind().word(),
                  usual.isEmpty() ? "" : ", such as " + String.join(" or ", usual)));
    }
    return metric;
  }
}
