package dev.skysweep.view.study;

import dev.skysweep.view.plot.CornerPlot;
import dev.skysweep.view.plot.Plot;
import dev.skysweep.view.plot.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The corner plot of a study's parameters; with several metrics the first is the colour and the
/// others are further variables.
final class DrawCorner {
  private static final int MOST = 6;

  private DrawCorner() {}

  static Plot of(StudyData data, PlotRequest request) {
    String metric = request.metric();
    @Nullable Variable colour = metric == null ? null : data.variable(metric);
    var notes = new ArrayList<String>();
    List<Variable> parameters = Choices.numeric(data, request.parameters(), colour, MOST, notes);
    List<Variable> variables =
        Stream.concat(parameters.stream(), request.metrics().stream().skip(1).map(data::variable))
            .toList();
    if (variables.size() < 2 && colour != null && colour.varies()) {
      variables = Stream.concat(variables.stream(), Stream.of(colour)).toList();
    }
    if (variables.size() < 2) {
      throw new PlotException(
          "a corner plot needs two quantities that vary, and this study has %s; name one with --metric"
              .formatted(
                  variables.isEmpty() ? "none" : "only " + variables.getFirst().axis().name()));
    }
    for (Variable each : variables) {
      if (!each.varies()) {
        throw new PlotException(
            "%s is the same in all runs, so a corner plot can't show it"
                .formatted(each.axis().name()));
      }
    }
    return new CornerPlot("Runs of " + data.name(), variables, colour, data.failed(), notes);
  }
}
