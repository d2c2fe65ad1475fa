package dev.skysweep.view.echarts;

import dev.skysweep.view.plot.ParallelPlot;
import dev.skysweep.view.plot.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lines across upright axes; of very many runs an even choice.
final class ParallelOption {
  private static final int MOST_LINES = 600;

  /// Beside the axes, and between two of them where their numbers don't meet, in pixels.
  private static final int SIDES = 190;

  private static final int AXIS = 85;

  private ParallelOption() {}

  static Chart of(ParallelPlot plot) {
    int runs = plot.failed().length;
    int step = Math.max(1, (runs + MOST_LINES - 1) / MOST_LINES);
    var notes = new ArrayList<>(plot.notes());
    if (step > 1) {
      notes.add("one in %d of %d runs is drawn".formatted(step, runs));
    }
    Variable colour = plot.colour();
    if (colour != null) {
      notes.add("colour: " + colour.axis().label());
    }
    List<Object> fine = lines(plot, step, false);
    List<Object> failed = lines(plot, step, true);
    if (!failed.isEmpty()) {
      notes.add("dashed: failed runs");
    }
    int dimensions = plot.dimensions().size();
    double opacity = fine.size() > 200 ? 0.3 : 0.55;
    var option =
        Frame.of(
            plot,
            notes,
            "parallel",
            Option.of(
                "left",
                60,
                "right",
                colour == null ? 60 : 130,
                "top",
                86 + 17 * notes.size(),
                "bottom",
                30),
            "parallelAxis",
            axes(plot),
            "visualMap",
            colour == null || colour.known() == 0
                ? null
                : Frame.colours(colour.min(), colour.max(), dimensions, List.of(0)),
            "series",
            List.of(
                Option.of(
                    "type",
                    "parallel",
                    "data",
                    fine,
                    "lineStyle",
                    Option.of("width", 1, "opacity", opacity, "color", Palette.BLUE)),
                Option.of(
                    "type",
                    "parallel",
                    "name",
                    "failed",
                    "data",
                    failed,
                    "lineStyle",
                    Option.of(
                        "width", 1, "opacity", 0.7, "color", Palette.FAILED, "type", "dashed"))));
    return Chart.filling(plot, option);
  }

  static int least(ParallelPlot plot) {
    return SIDES + AXIS * Math.max(0, plot.dimensions().size() - 1);
  }

  private static List<Map<String, Object>> axes(ParallelPlot plot) {
    var axes = new ArrayList<Map<String, Object>>();
    for (ParallelPlot.Dimension dimension : plot.dimensions()) {
      boolean words = !dimension.words().isEmpty();
      // Names stand at two heights by turns, so that neighbours don't meet.
      int gap = axes.size() % 2 == 0 ? 14 : 32;
      axes.add(
          Option.of(
              "dim",
              axes.size(),
              "z",
              5,
              "name",
              dimension.variable().axis().label(),
              "nameGap",
              gap,
              "nameTextStyle",
              Option.of("width", 150, "overflow", "truncate"),
              "type",
              words ? "category" : "value",
              "data",
              words ? dimension.words() : null,
              "scale",
              words ? null : true,
              "axisLabel",
              words
                  ? Option.of("width", 80, "overflow", "truncate")
                  : Option.of("formatter", "tick")));
    }
    return axes;
  }

  private static List<Object> lines(ParallelPlot plot, int step, boolean failed) {
    var lines = new ArrayList<Object>();
    for (int run = 0; run < plot.failed().length; run += step) {
      if (plot.failed()[run] == failed) {
        double[] values = new double[plot.dimensions().size() + (plot.colour() == null ? 0 : 1)];
        // ends where the run has no value: ECharts would draw it through that axis, at any height
        boolean ended = false;
        for (int i = 0; i < plot.dimensions().size(); i++) {
          double value = plot.dimensions().get(i).variable().values()[run];
          ended |= !Double.isFinite(value);
          values[i] = ended ? Double.NaN : value;
        }
        if (plot.colour() != null) {
          values[values.length - 1] = plot.colour().values()[run];
        }
        lines.add(Option.numbers(values));
      }
    }
    return lines;
  }
}
