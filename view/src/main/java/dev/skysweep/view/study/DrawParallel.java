package dev.skysweep.view.study;

import dev.skysweep.view.plot.ParallelPlot;
import dev.skysweep.view.plot.ParallelPlot.Dimension;
import dev.skysweep.view.plot.Plot;
import dev.skysweep.view.plot.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parameters, texts too, and then the metrics; the last metric is the colour.
final class DrawParallel {
  private static final int MOST = 9;
  private static final int MOST_WORDS = 30;

  private DrawParallel() {}

  static Plot of(StudyData data, PlotRequest request) {
    var notes = new ArrayList<String>();
    List<Variable> metrics = request.metrics().stream().map(data::variable).toList();
    @Nullable Variable colour = metrics.isEmpty() ? null : metrics.getLast();
    var dimensions = new ArrayList<Dimension>();
    var textual = new ArrayList<String>();
    for (Map.Entry<String, StudyParameter> each : data.parameters().entrySet()) {
      boolean wanted =
          request.parameters().isEmpty() || request.parameters().contains(each.getKey());
      if (wanted
          && each.getValue() instanceof StudyParameter.Textual texts
          && texts.words().size() > 1
          && texts.words().size() <= MOST_WORDS) {
        dimensions.add(new Dimension(texts.numbered(), texts.words()));
        textual.add(each.getKey());
      }
    }
    List<String> numeric =
        request.parameters().stream()
            .filter(name -> !(data.parameters().get(name) instanceof StudyParameter.Textual))
            .toList();
    int room = Math.max(2, MOST - dimensions.size() - metrics.size());
    Choices.numeric(data, numeric, textual, colour, room, notes)
        .forEach(variable -> dimensions.addFirst(new Dimension(variable, List.of())));
    metrics.forEach(variable -> dimensions.add(new Dimension(variable, List.of())));
    if (dimensions.size() < 2) {
      throw new PlotException(
          "parallel coordinates need two quantities that vary; name metrics with --metric");
    }
    return new ParallelPlot("Runs of " + data.name(), dimensions, colour, data.failed(), notes);
  }
}
