package dev.skysweep.view.echarts;

import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.BandPlot;
import dev.skysweep.view.plot.CdfPlot;
import dev.skysweep.view.plot.ConvergencePlot;
import dev.skysweep.view.plot.Histogram;
import dev.skysweep.view.plot.HistogramPlot;
import dev.skysweep.view.plot.Numbers;
import dev.skysweep.view.plot.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lines with bands, and histograms.
final class Curves {
  private static final int RIGHT = 28;

  private Curves() {}

  static Chart of(BandPlot plot) {
    int levels = plot.levels().length;
    var series = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < levels / 2; i++) {
      int upper = levels - 1 - i;
      String name =
          BandPlot.percent(plot.levels()[i]) + " to " + BandPlot.percent(plot.levels()[upper]);
      series.add(
          band(name, plot.times(), plot.quantiles()[i], plot.quantiles()[upper], 0.18 + 0.12 * i));
    }
    int middle = levels / 2;
    String name = plot.levels()[middle] == 0.5 ? "median" : BandPlot.percent(plot.levels()[middle]);
    series.add(line(name, plot.times(), plot.quantiles()[middle], false));
    return chart(plot, RIGHT, Frame.across(plot.time()), Frame.upright(plot.value()), series);
  }

  static Chart of(ConvergencePlot plot) {
    double[] runs = Arrays.stream(plot.runs()).asDoubleStream().toArray();
    String interval = BandPlot.percent(plot.confidence()) + " interval";
    return chart(
        plot,
        RIGHT,
        Frame.across(Axis.of("runs")),
        Frame.upright(plot.estimate()),
        List.of(
            band(interval, runs, plot.low(), plot.high(), 0.22),
            line(plot.estimate().name(), runs, plot.value(), false)));
  }

  static Chart of(CdfPlot plot) {
    var series = new ArrayList<Map<String, Object>>();
    String band = BandPlot.percent(plot.confidence()) + " band";
    series.add(band(band, plot.values(), plot.low(), plot.high(), 0.2));
    series.add(
        Option.with(
            line("runs", plot.values(), plot.shares(), true),
            Option.of("markLine", requirement(plot.requirement()))));
    var share = Option.with(Frame.upright(Axis.of("share of runs")), Option.of("min", 0, "max", 1));
    var value = Frame.across(plot.value());
    if (plot.requirement() != null && plot.values().length > 0) {
      double limit = plot.requirement().limit();
      double least = Math.min(limit, plot.values()[0]);
      double most = Math.max(limit, plot.values()[plot.values().length - 1]);
      // ECharts makes room for the curve, but not for the line; numbers at the ends are to be round
      double step = step(least, most);
      value =
          Option.with(
              value,
              Option.of(
                  "min",
                  Option.number(Math.floor(least / step) * step),
                  "max",
                  Option.number(Math.ceil(most / step) * step),
                  "interval",
                  Option.number(step)));
    }
    return chart(plot, RIGHT + 30, value, share, series);
  }

  /// Between the numbers of an axis from `least` to `most`: 1, 2 or 5 of a power of ten.
  static double step(double least, double most) {
    double rough = Math.max(most - least, Math.ulp(most) * 1e3) / 6;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }

  private static Chart chart(
      Plot plot,
      int right,
      Map<String, Object> across,
      Map<String, Object> upright,
      List<Map<String, Object>> series) {
    return Chart.filling(
        plot,
        Frame.of(
            plot,
            "legend",
            legend(),
            "tooltip",
            Option.of("trigger", "axis"),
            "grid",
            Frame.grid(plot, right),
            "xAxis",
            across,
            "yAxis",
            upright,
            "series",
            series));
  }

  static Chart of(HistogramPlot plot) {
    return Chart.filling(
        plot,
        Frame.of(
            plot,
            "tooltip",
            Option.of("trigger", "item"),
            "grid",
            Frame.grid(plot, RIGHT),
            "xAxis",
            Frame.across(plot.value()),
            "yAxis",
            Option.with(Frame.upright(Axis.of("runs")), Option.of("minInterval", 1)),
            "series",
            List.of(rectangles(plot.histogram(), plot.value().label()))));
  }

  /// A histogram's bars, drawn by `charts.js` so that they stand on an axis of numbers.
  static Map<String, Object> rectangles(Histogram histogram, String label) {
    var bars = new ArrayList<Object>();
    for (int i = 0; i < histogram.counts().length; i++) {
      bars.add(
          Option.numbers(histogram.edges()[i], histogram.edges()[i + 1], 0, histogram.counts()[i]));
    }
    return Option.of(
        "draw",
        "rects",
        "data",
        bars,
        "tip",
        List.of(label + " from", "to", "", "runs"),
        "itemStyle",
        Option.of("color", Palette.BLUE, "borderColor", "#fff", "borderWidth", 0.5));
  }

  private static Map<String, Object> legend() {
    return Option.of("right", 16, "top", 8);
  }

  private static Map<String, Object> line(String name, double[] x, double[] y, boolean steps) {
    var points = new ArrayList<Object>();
    for (int i = 0; i < x.length; i++) {
      points.add(Option.numbers(x[i], y[i]));
    }
    return Option.of(
        "type",
        "line",
        "name",
        name,
        "data",
        points,
        "symbol",
        points.size() == 1 ? "circle" : "none",
        "step",
        steps ? "end" : null,
        "lineStyle",
        Option.of("width", 2, "color", Palette.BLUE),
        "itemStyle",
        Option.of("color", Palette.BLUE));
  }

  static Map<String, Object> band(
      String name, double[] x, double[] low, double[] high, double opacity) {
    var points = new ArrayList<Object>();
    for (int i = 0; i < x.length; i++) {
      points.add(Option.numbers(x[i], low[i], high[i]));
    }
    return Option.of(
        "draw",
        "band",
        "name",
        name,
        "data",
        points,
        "itemStyle",
        Option.of("color", Palette.BLUE, "opacity", opacity));
  }

  private static @Nullable Map<String, Object> requirement(CdfPlot.@Nullable Line line) {
    if (line == null) {
      return null;
    }
    var label =
        Option.of("formatter", "limit " + Numbers.text(line.limit()), "position", "insideEndTop");
    return Option.of(
        "symbol",
        "none",
        "silent",
        true,
        "lineStyle",
        Option.of("color", Palette.FAILED, "type", "dashed", "width", 1.5),
        "data",
        List.of(
            Option.of("xAxis", Option.number(line.limit()), "label", label),
            Option.of(
                "yAxis", Option.number(line.share()),
                "label",
                    Option.of("formatter", BandPlot.percent(line.share()), "position", "end"))));
  }
}
