package dev.skysweep.view.echarts;

import dev.skysweep.view.plot.DispersionPlot;
import dev.skysweep.view.plot.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Three scatters side by side, each with its ellipses.
final class DispersionOption {
  private static final int SIDE = 260;
  private static final int GAP = 90;
  private static final int LEFT = 80;
  private static final int MOST_POINTS = 2000;

  private DispersionOption() {}

  static Chart of(DispersionPlot plot) {
    int top = Frame.top(plot) + 26;
    var grids = new ArrayList<Map<String, Object>>();
    var across = new ArrayList<Map<String, Object>>();
    var upright = new ArrayList<Map<String, Object>>();
    var series = new ArrayList<Map<String, Object>>();
    for (DispersionPlot.Plane plane : plot.planes()) {
      int index = grids.size();
      grids.add(
          Option.of(
              "left", LEFT + index * (SIDE + GAP), "top", top, "width", SIDE, "height", SIDE));
      across.add(axis(Frame.across(plane.x().axis()), index));
      upright.add(axis(Frame.upright(plane.y().axis()), index));
      series.add(points(plane, index));
      for (double[][] ellipse : plane.ellipses()) {
        series.add(line(ellipse, index));
      }
    }
    var option =
        Frame.of(
            plot,
            "tooltip",
            Option.of("trigger", "item"),
            "grid",
            grids,
            "xAxis",
            across,
            "yAxis",
            upright,
            "series",
            series);
    int width = LEFT + plot.planes().size() * (SIDE + GAP) - 50;
    return new Chart(plot, option, width, top + SIDE + 60, true);
  }

  private static Map<String, Object> axis(Map<String, Object> axis, int index) {
    return Option.with(
        axis,
        Option.of(
            "gridIndex",
            index,
            "splitNumber",
            4,
            "axisLine",
            Option.of("show", true, "onZero", false),
            "splitLine",
            Option.of("show", true)));
  }

  private static Map<String, Object> points(DispersionPlot.Plane plane, int index) {
    Variable x = plane.x();
    Variable y = plane.y();
    int runs = x.values().length;
    var points = new ArrayList<Object>();
    for (int i = 0; i < runs; i += Math.max(1, (runs + MOST_POINTS - 1) / MOST_POINTS)) {
      points.add(Option.numbers(x.values()[i], y.values()[i]));
    }
    return Option.of(
        "type",
        "scatter",
        "xAxisIndex",
        index,
        "yAxisIndex",
        index,
        "data",
        points,
        "symbolSize",
        points.size() > 300 ? 3 : 5,
        "itemStyle",
        Option.of("color", Palette.BLUE, "opacity", 0.6),
        "tip",
        List.of(x.axis().label(), y.axis().label()));
  }

  private static Map<String, Object> line(double[][] ellipse, int index) {
    var points = new ArrayList<Object>();
    for (double[] point : ellipse) {
      points.add(Option.numbers(point));
    }
    return Option.of(
        "type",
        "line",
        "xAxisIndex",
        index,
        "yAxisIndex",
        index,
        "data",
        points,
        "symbol",
        "none",
        "silent",
        true,
        "lineStyle",
        Option.of("width", 1.4, "color", Palette.FAILED));
  }
}
