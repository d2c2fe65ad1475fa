package dev.skysweep.view.study;

import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.HeatmapPlot;
import dev.skysweep.view.plot.Numbers;
import dev.skysweep.view.plot.Plot;
import dev.skysweep.view.plot.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A metric over two parameters that take few values each; the mean where several runs share a
/// cell.
final class DrawHeatmap {
  private static final int MOST_CELLS_A_RUN = 4;
  private static final int MOST_VALUES = 100;

  private DrawHeatmap() {}

  static Plot of(StudyData data, PlotRequest request) {
    String metric = request.metric();
    if (metric == null) {
      throw new PlotException("heatmap needs --metric: what the colour shows");
    }
    List<Levels> axes = axes(data, request);
    Levels x = axes.get(0);
    Levels y = axes.get(1);
    Variable value = data.metric(metric);
    double[][] sums = new double[y.words().size()][x.words().size()];
    int[][] known = new int[y.words().size()][x.words().size()];
    int[][] lost = new int[y.words().size()][x.words().size()];
    boolean[] failed = data.failed();
    int most = 0;
    for (int run = 0; run < data.runs(); run++) {
      int column = x.places()[run];
      int row = y.places()[run];
      if (column >= 0 && row >= 0) {
        if (Double.isFinite(value.values()[run])) {
          sums[row][column] += value.values()[run];
          most = Math.max(most, ++known[row][column]);
        } else if (failed[run]) {
          lost[row][column]++;
        }
      }
    }
    boolean[][] gone = new boolean[sums.length][x.words().size()];
    for (int row = 0; row < sums.length; row++) {
      for (int column = 0; column < sums[row].length; column++) {
        gone[row][column] = known[row][column] == 0 && lost[row][column] > 0;
        sums[row][column] /= known[row][column];
      }
    }
    List<String> notes =
        most > 1 ? List.of("each cell: mean of up to %d runs".formatted(most)) : List.of();
    return new HeatmapPlot(
        value.axis().name() + " of " + data.name(),
        x.axis(),
        x.words(),
        y.axis(),
        y.words(),
        value.axis(),
        sums,
        gone,
        notes);
  }

  /// A parameter's few values in order, and which of them each run has; -1 for none.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Levels(Axis axis, List<String> words, int[] places) {}

  private static List<Levels> axes(StudyData data, PlotRequest request) {
    var chosen = new ArrayList<Levels>();
    for (String wanted : Arrays.asList(request.x(), request.y())) {
      if (wanted != null) {
        chosen.add(named(data, wanted));
      }
    }
    for (StudyParameter parameter : data.parameters().values()) {
      boolean taken = chosen.stream().anyMatch(each -> each.axis().equals(parameter.axis()));
      Levels levels = levels(parameter);
      if (chosen.size() < 2 && !taken && levels.words().size() > 1) {
        checkFew(levels);
        chosen.add(levels);
      }
    }
    if (chosen.size() < 2) {
      throw new PlotException(
          "a heatmap needs two parameters that vary; this study varies %s"
              .formatted(chosen.isEmpty() ? "none" : "only " + chosen.getFirst().axis().name()));
    }
    int cells = chosen.get(0).words().size() * chosen.get(1).words().size();
    if (request.x() == null && request.y() == null && cells > MOST_CELLS_A_RUN * data.runs()) {
      throw new PlotException(
          "the runs would fill few of the %d cells: corner shows such a study, or name --x and --y"
              .formatted(cells));
    }
    return chosen;
  }

  private static Levels named(StudyData data, String name) {
    StudyParameter parameter = data.parameters().get(name);
    if (parameter == null) {
      throw data.unknownParameter(name);
    }
    Levels levels = levels(parameter);
    checkFew(levels);
    return levels;
  }

  private static void checkFew(Levels levels) {
    if (levels.words().size() > MOST_VALUES) {
      throw new PlotException(
          "%s takes %d different values: a heatmap is for grids; corner shows such a study"
              .formatted(levels.axis().name(), levels.words().size()));
    }
  }

  private static Levels levels(StudyParameter parameter) {
    return switch (parameter) {
      case StudyParameter.Numeric(Variable variable) -> {
        double[] levels =
            Arrays.stream(variable.values()).filter(Double::isFinite).sorted().distinct().toArray();
        int[] places =
            Arrays.stream(variable.values())
                .mapToInt(value -> Double.isFinite(value) ? Arrays.binarySearch(levels, value) : -1)
                .toArray();
        yield new Levels(
            variable.axis(), Arrays.stream(levels).mapToObj(Numbers::text).toList(), places);
      }
      case StudyParameter.Textual textual -> {
        int[] places =
            Arrays.stream(textual.numbered().values())
                .mapToInt(place -> Double.isNaN(place) ? -1 : (int) place)
                .toArray();
        yield new Levels(textual.axis(), textual.words(), places);
      }
    };
  }
}
