package dev.skysweep.view.echarts;

import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.Numbers;
import dev.skysweep.view.plot.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What all charts have: title, notes, room for the axes.
final class Frame {
  private static final int TITLE = 46;
  private static final int NOTE = 17;

  /// Room for the name of the upright axis, which stands above it.
  private static final int AXIS_NAME = 26;

  private Frame() {}

  /// Where the title and the notes end, in pixels from the top.
  static int top(Plot plot) {
    return TITLE + NOTE * plot.notes().size();
  }

  /// An option with the title, the notes and further members.
  static Map<String, Object> of(Plot plot, @Nullable Object... members) {
    return of(plot, plot.notes(), members);
  }

  static Map<String, Object> of(Plot plot, List<String> notes, @Nullable Object... members) {
    Map<String, Object> title =
        Option.of(
            "text", plot.title(),
            "subtext", String.join("\n", notes),
            "left", 8,
            "top", 6,
            "itemGap", 6,
            "textStyle", Option.of("fontSize", 15, "fontWeight", 600),
            "subtextStyle", Option.of("fontSize", 12, "lineHeight", NOTE));
    return Option.with(
        Option.of("animation", false, "title", title, "color", Palette.SETS), Option.of(members));
  }

  /// Notes and one line more.
  static List<String> notes(Plot plot, String more) {
    var notes = new ArrayList<>(plot.notes());
    notes.add(more);
    return notes;
  }

  /// The place of the axes below so many lines of notes.
  static Map<String, Object> grid(Plot plot, int right) {
    return Option.of(
        "containLabel",
        true,
        "left",
        16,
        "right",
        right,
        "top",
        top(plot) + AXIS_NAME,
        "bottom",
        40);
  }

  static Map<String, Object> across(Axis axis) {
    return Option.of(
        "type",
        "value",
        "name",
        axis.label(),
        "nameLocation",
        "middle",
        "nameGap",
        30,
        "scale",
        true,
        "splitLine",
        Option.of("show", false),
        "axisLine",
        Option.of("show", true, "onZero", false),
        "axisLabel",
        Option.of("formatter", "tick", "hideOverlap", true));
  }

  /// The name stands above the axis, so that it can't run into wide numbers.
  static Map<String, Object> upright(Axis axis) {
    return Option.of(
        "type",
        "value",
        "name",
        axis.label(),
        "nameLocation",
        "end",
        "nameGap",
        12,
        "nameTextStyle",
        Option.of("align", "left"),
        "scale",
        true,
        "axisLabel",
        Option.of("formatter", "tick", "hideOverlap", true));
  }

  /// A colour scale, without its numbers where all values are equal.
  static Map<String, Object> colours(double low, double high, int dimension, List<Integer> series) {
    boolean flat = !(low < high);
    return Option.of(
        "type",
        "continuous",
        "min",
        Option.number(flat ? low - 1 : low),
        "max",
        Option.number(flat ? high + 1 : high),
        "dimension",
        dimension,
        "seriesIndex",
        series,
        "right",
        10,
        "top",
        "middle",
        "itemHeight",
        160,
        "text",
        List.of(Numbers.text(high), Numbers.text(low)),
        "inRange",
        Option.of("color", Palette.VIRIDIS));
  }
}
