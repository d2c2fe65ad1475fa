package dev.skysweep.view.echarts;

import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.CornerPlot;
import dev.skysweep.view.plot.Density;
import dev.skysweep.view.plot.Histogram;
import dev.skysweep.view.plot.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A triangle of small charts: a scatter, or cells where there are very many runs, for each pair,
/// and histograms on the diagonal.
final class CornerOption {
  /// Beyond it points hide each other.
  private static final int MOST_POINTS = 2000;

  /// Failed runs that are marked over cells.
  private static final int MOST_MARKS = 200;

  private static final int CELL = 150;
  private static final int GAP = 12;
  private static final int LEFT = 84;
  private static final int BOTTOM = 62;
  private static final int RIGHT = 110;

  private final CornerPlot plot;
  private final int size;
  private final List<Map<String, Object>> grids = new ArrayList<>();
  private final List<Map<String, Object>> across = new ArrayList<>();
  private final List<Map<String, Object>> upright = new ArrayList<>();
  private final List<Map<String, Object>> series = new ArrayList<>();
  private final List<Integer> coloured = new ArrayList<>();
  private final boolean dense;

  private CornerOption(CornerPlot plot) {
    this.plot = plot;
    this.size = plot.variables().size();
    this.dense = plot.failed().length > MOST_POINTS;
  }

  static Chart of(CornerPlot plot) {
    return new CornerOption(plot).chart();
  }

  private Chart chart() {
    var notes = new ArrayList<>(plot.notes());
    Variable colour = plot.colour();
    if (colour != null) {
      notes.add("colour: " + (dense ? "mean of " : "") + colour.axis().label());
    } else if (dense) {
      notes.add("colour: runs in a cell");
    }
    boolean anyFailed = false;
    for (boolean failed : plot.failed()) {
      anyFailed |= failed;
    }
    if (anyFailed) {
      notes.add("× failed runs");
    }
    int top = 52 + 17 * notes.size();
    double most = 1;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        addCell(row, column, top);
        most = row == column ? most : Math.max(most, addPoints(row, column, anyFailed));
      }
    }
    var option =
        Frame.of(
            plot,
            notes,
            "tooltip",
            Option.of("trigger", "item"),
            "grid",
            grids,
            "xAxis",
            across,
            "yAxis",
            upright,
            "visualMap",
            colours(most),
            "series",
            series);
    int side = size * (CELL + GAP);
    return new Chart(plot, option, LEFT + side + RIGHT, top + side + BOTTOM, true);
  }

  private @Nullable Map<String, Object> colours(double most) {
    Variable colour = plot.colour();
    if (colour != null && colour.known() > 0) {
      return Frame.colours(colour.min(), colour.max(), dense ? 5 : 2, coloured);
    }
    return dense ? Frame.colours(1, most, 4, coloured) : null;
  }

  private void addCell(int row, int column, int top) {
    int index = grids.size();
    grids.add(
        Option.of(
            "left",
            LEFT + column * (CELL + GAP),
            "top",
            top + row * (CELL + GAP),
            "width",
            CELL,
            "height",
            CELL));
    boolean bottom = row == size - 1;
    boolean left = column == 0 && row > 0;
    across.add(axis(plot.variables().get(column), index, bottom, 34));
    upright.add(
        row == column
            ? Option.of("type", "value", "gridIndex", index, "show", false, "min", 0)
            : axis(plot.variables().get(row), index, left, 58));
    if (row == column) {
      Variable variable = plot.variables().get(row);
      series.add(
          Option.with(
              Curves.rectangles(Histogram.of(variable.values()), variable.axis().label()),
              place(index)));
    }
  }

  private static Map<String, Object> axis(Variable variable, int index, boolean named, int gap) {
    Axis axis = variable.axis();
    double margin = (variable.max() - variable.min()) * 0.04;
    return Option.of(
        "type", "value",
        "gridIndex", index,
        "name", named ? axis.label() : null,
        "nameLocation", "middle",
        "nameGap", gap,
        "nameTextStyle", Option.of("fontSize", 11, "width", CELL + GAP - 4, "overflow", "truncate"),
        "min", Option.number(variable.min() - margin),
        "max", Option.number(variable.max() + margin),
        "splitNumber", 3,
        "splitLine", Option.of("show", false),
        "axisLine", Option.of("show", true, "onZero", false),
        "axisTick", Option.of("show", named),
        "axisLabel",
            Option.of(
                "show",
                named,
                "formatter",
                "tick",
                "fontSize",
                10,
                "hideOverlap",
                true,
                "showMinLabel",
                false,
                "showMaxLabel",
                false));
  }

  private static Map<String, Object> place(int index) {
    return Option.of("xAxisIndex", index, "yAxisIndex", index);
  }

  /// @return the most runs in one cell
  private double addPoints(int row, int column, boolean anyFailed) {
    Variable x = plot.variables().get(column);
    Variable y = plot.variables().get(row);
    int index = grids.size() - 1;
    coloured.add(series.size());
    double most = 1;
    if (dense) {
      double[] colour = plot.colour() == null ? new double[0] : plot.colour().values();
      var cells = new ArrayList<Object>();
      for (Density.Cell cell : Density.of(x, y, colour).cells()) {
        most = Math.max(most, cell.count());
        cells.add(
            Option.numbers(cell.x0(), cell.x1(), cell.y0(), cell.y1(), cell.count(), cell.mean()));
      }
      series.add(
          Option.with(
              Option.of(
                  "draw",
                  "rects",
                  "data",
                  cells,
                  "tip",
                  tips(List.of(x.axis().label(), "to", y.axis().label(), "to", "runs"))),
              place(index)));
    } else {
      series.add(Option.with(points(x, y, false), place(index)));
    }
    if (anyFailed) {
      series.add(Option.with(points(x, y, true), place(index)));
    }
    return most;
  }

  private Map<String, Object> points(Variable x, Variable y, boolean failed) {
    var points = new ArrayList<Object>();
    Variable colour = plot.colour();
    for (int i = 0; i < x.values().length; i += step(failed)) {
      boolean known = Double.isFinite(x.values()[i]) && Double.isFinite(y.values()[i]);
      if (known && plot.failed()[i] == failed) {
        points.add(
            Option.numbers(x.values()[i], y.values()[i], colour == null ? 0 : colour.values()[i]));
      }
    }
    Map<String, Object> style =
        failed
            ? Option.of("color", "transparent", "borderColor", Palette.FAILED, "borderWidth", 1.2)
            : Option.of("color", Palette.BLUE, "opacity", points.size() > 300 ? 0.55 : 0.8);
    return Option.of(
        "type",
        "scatter",
        "name",
        failed ? "failed" : "runs",
        "data",
        points,
        "symbol",
        failed ? "path://M0,0L8,8M8,0L0,8" : "circle",
        "symbolSize",
        failed ? 6 : points.size() > 300 ? 4 : 6,
        "itemStyle",
        style,
        "tip",
        tips(List.of(x.axis().label(), y.axis().label())));
  }

  private int step(boolean failed) {
    int runs = plot.failed().length;
    return dense && failed ? Math.max(1, runs / (10 * MOST_MARKS)) : 1;
  }

  private List<String> tips(List<String> labels) {
    Variable colour = plot.colour();
    if (colour == null) {
      return labels;
    }
    var all = new ArrayList<>(labels);
    all.add(colour.axis().label());
    return all;
  }
}
