package dev.skysweep.view.echarts;

import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.HeatmapPlot;
import dev.skysweep.view.plot.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Coloured cells; grey where all runs failed, blank where there was no run.
final class HeatmapOption {
  /// Beyond it numbers in the cells run into each other.
  private static final int MOST_LABELS = 12;

  private HeatmapOption() {}

  static Chart of(HeatmapPlot plot) {
    var cells = new ArrayList<Object>();
    var failed = new ArrayList<Object>();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    boolean labelled = plot.columns().size() <= MOST_LABELS && plot.rows().size() <= MOST_LABELS;
    for (int row = 0; row < plot.rows().size(); row++) {
      for (int column = 0; column < plot.columns().size(); column++) {
        double value = plot.values()[row][column];
        if (Double.isFinite(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
          cells.add(
              Option.of(
                  "value",
                  Option.numbers(column, row, value),
                  "label",
                  labelled
                      ? Option.of("show", true, "formatter", Numbers.text(short4(value)))
                      : null));
        } else if (plot.failed()[row][column]) {
          failed.add(Option.of("value", Option.numbers(column, row, 0)));
        }
      }
    }
    var notes = new ArrayList<>(plot.notes());
    notes.add("colour: " + plot.value().label());
    if (!failed.isEmpty()) {
      notes.add("grey: all runs of the cell failed");
    }
    int top = 72 + 17 * notes.size();
    boolean none = cells.isEmpty();
    var option =
        Frame.of(
            plot,
            notes,
            "tooltip",
            Option.of("trigger", "item"),
            "grid",
            Option.of("containLabel", true, "left", 16, "right", 100, "top", top, "bottom", 40),
            "xAxis",
            category(plot.x(), plot.columns(), true),
            "yAxis",
            category(plot.y(), plot.rows(), false),
            "visualMap",
            Frame.colours(none ? 0 : low, none ? 1 : high, 2, List.of(0)),
            "series",
            List.of(
                Option.of(
                    "type",
                    "heatmap",
                    "data",
                    cells,
                    "label",
                    Option.of("fontSize", 10),
                    "tip",
                    List.of(plot.x().label(), plot.y().label(), plot.value().label())),
                Option.of(
                    "type",
                    "heatmap",
                    "name",
                    "failed",
                    "data",
                    failed,
                    "itemStyle",
                    Option.of("color", Palette.GREY),
                    "tip",
                    List.of(plot.x().label(), plot.y().label()))));
    int height = Math.clamp(top + 60 + 30L * plot.rows().size(), Chart.HEIGHT, 900);
    return Chart.filling(plot, option, height);
  }

  private static Map<String, Object> category(Axis axis, List<String> values, boolean across) {
    return Option.of(
        "type",
        "category",
        "name",
        axis.label(),
        "data",
        values,
        "nameLocation",
        across ? "middle" : "end",
        "nameGap",
        across ? 30 : 12,
        "nameTextStyle",
        across ? null : Option.of("align", "left"),
        "axisTick",
        Option.of("show", false),
        "axisLabel",
        Option.of("hideOverlap", true, "width", across ? 90 : 160, "overflow", "truncate"));
  }

  private static double short4(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4g", value));
  }
}
