package dev.skysweep.view.echarts;

import dev.skysweep.view.plot.BarPlot;
import dev.skysweep.view.plot.Numbers;
import dev.skysweep.view.plot.Plot;
import dev.skysweep.view.plot.TornadoPlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A line for each parameter, the most important on top.
final class Bars {
  private static final int LINE = 34;

  private Bars() {}

  static Chart of(BarPlot plot) {
    List<String> names = plot.bars().stream().map(BarPlot.Bar::name).distinct().toList();
    var series = new ArrayList<Map<String, Object>>();
    for (int group = 0; group < plot.groups().size(); group++) {
      var data = new ArrayList<Object>();
      for (BarPlot.Bar bar : plot.bars()) {
        if (bar.group() == group) {
          data.add(
              Option.numbers(bar.value(), names.indexOf(bar.name()), bar.low(), bar.high(), 0));
        }
      }
      series.add(
          Option.of(
              "draw", "bars",
              "group", group,
              "groups", plot.groups().size(),
              "name", plot.groups().get(group),
              "data", data,
              "encode", Option.of("x", List.of(0, 2, 3, 4), "y", 1),
              "tip", List.of(plot.value().label(), "", "low", "high"),
              "itemStyle", Option.of("color", Palette.SETS.get(group % 6))));
    }
    return chart(
        plot,
        names,
        Option.of(
            "legend", Option.of("right", 16, "top", 8),
            "xAxis", Option.with(Frame.across(plot.value()), Option.of("scale", false)),
            "series", series));
  }

  static Chart of(TornadoPlot plot) {
    List<String> names = plot.swings().stream().map(TornadoPlot.Swing::parameter).toList();
    var series = new ArrayList<Map<String, Object>>();
    for (boolean high : List.of(false, true)) {
      var data = new ArrayList<Object>();
      for (int i = 0; i < names.size(); i++) {
        TornadoPlot.Swing swing = plot.swings().get(i);
        data.add(
            Option.of(
                "value",
                Option.numbers(high ? swing.high() : swing.low(), i, plot.base()),
                "name",
                names.get(i) + " " + (high ? swing.highWhere() : swing.lowWhere())));
      }
      series.add(
          Option.of(
              "draw",
              "swings",
              "name",
              high ? "parameter high" : "parameter low",
              "data",
              data,
              "encode",
              Option.of("x", List.of(0, 2), "y", 1),
              "tip",
              List.of(plot.value().label()),
              "itemStyle",
              Option.of("color", high ? Palette.BLUE : Palette.ORANGE)));
    }
    var base =
        Option.of(
            "symbol", "none",
            "silent", true,
            "lineStyle", Option.of("type", "solid", "color", "#888", "width", 1),
            "label", Option.of("formatter", Numbers.text(plot.base()), "position", "start"),
            "data", List.of(Option.of("xAxis", Option.number(plot.base()))));
    series.add(Option.of("type", "line", "data", List.of(), "markLine", base, "silent", true));
    return chart(
        plot,
        names,
        Option.of(
            "legend",
                Option.of(
                    "right", 16, "top", 8, "data", List.of("parameter low", "parameter high")),
            "xAxis", Frame.across(plot.value()),
            "series", series));
  }

  private static Chart chart(Plot plot, List<String> names, Map<String, Object> more) {
    int top = Frame.top(plot) + 8;
    var option =
        Frame.of(
            plot,
            "tooltip",
            Option.of("trigger", "item"),
            "grid",
            Option.of("containLabel", true, "left", 16, "right", 30, "top", top, "bottom", 44),
            "yAxis",
            Option.of(
                "type",
                "category",
                "data",
                names,
                "inverse",
                true,
                "axisTick",
                Option.of("show", false),
                "axisLabel",
                Option.of("width", 200, "overflow", "truncate", "interval", 0)));
    int height = Math.max(220, top + 70 + LINE * names.size());
    return Chart.filling(plot, Option.with(option, more), height);
  }
}
