package dev.skysweep.view.echarts;

import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.TimelinePlot;
import dev.skysweep.view.plot.WorkersPlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the workers did, over the time of the sweep.
final class Times {
  private static final Axis TIME = new Axis("time since the sweep began", "s");
  private static final int LINE = 22;

  private Times() {}

  static Chart of(TimelinePlot plot) {
    var series = new ArrayList<Map<String, Object>>();
    for (boolean failed : List.of(false, true)) {
      var data = new ArrayList<Object>();
      for (TimelinePlot.Span span : plot.spans()) {
        if (span.failed() > 0 == failed) {
          data.add(
              Option.numbers(
                  span.start(),
                  span.worker(),
                  span.end(),
                  span.firstRun(),
                  span.runs(),
                  span.failed()));
        }
      }
      series.add(
          Option.of(
              "draw",
              "spans",
              "name",
              failed ? "with failed runs" : "runs",
              "data",
              data,
              "encode",
              Option.of("x", List.of(0, 2), "y", 1),
              "tip",
              List.of("from (s)", "", "to (s)", "first run", "attempts", "failed"),
              "itemStyle",
              Option.of("color", failed ? Palette.FAILED : Palette.BLUE)));
    }
    int top = Frame.top(plot) + 6;
    var option =
        Frame.of(
            plot,
            "legend",
            Option.of("right", 16, "top", 8),
            "tooltip",
            Option.of("trigger", "item"),
            "grid",
            Option.of("containLabel", true, "left", 16, "right", 28, "top", top, "bottom", 44),
            "xAxis",
            Option.with(Frame.across(TIME), Option.of("min", 0)),
            "yAxis",
            Option.of(
                "type", "category",
                "data", plot.workers(),
                "inverse", true,
                "axisTick", Option.of("show", false),
                "axisLabel", Option.of("width", 180, "overflow", "truncate")),
            "series",
            series);
    int height = Math.clamp(top + 70L + (long) LINE * plot.workers().size(), 200, 900);
    return Chart.filling(plot, option, height);
  }

  static Chart of(WorkersPlot plot) {
    var series = new ArrayList<Map<String, Object>>();
    double[] low = new double[plot.seconds().length];
    for (int host = 0; host < plot.hosts().size(); host++) {
      double[] busy = plot.busy()[host];
      double[] high = new double[low.length];
      var points = new ArrayList<Object>();
      for (int i = 0; i < low.length; i++) {
        high[i] = low[i] + busy[i];
        points.add(Option.numbers(plot.seconds()[i], low[i], high[i], busy[i]));
      }
      series.add(
          Option.of(
              "draw",
              "band",
              "name",
              plot.hosts().get(host),
              "data",
              points,
              "itemStyle",
              Option.of("color", Palette.SETS.get(host % 6), "opacity", 0.75)));
      low = high;
    }
    return Chart.filling(
        plot,
        Frame.of(
            plot,
            "legend",
            Option.of("type", "scroll", "right", 16, "top", 8, "width", 380),
            "tooltip",
            Option.of("trigger", "axis"),
            "grid",
            Frame.grid(plot, 28),
            "xAxis",
            Frame.across(TIME),
            "yAxis",
            // nodes come before the first run, at negative times
            Option.with(
                Frame.upright(plot.value()),
                Option.of("min", 0, "axisLine", Option.of("onZero", false))),
            "series",
            series),
        320);
  }
}
