package dev.skysweep.view.echarts;

import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.GroundTrackPlot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tracks over longitude and latitude.
final class GroundTrackOption {
  private static final Axis LONGITUDE = new Axis("longitude", "deg");
  private static final Axis LATITUDE = new Axis("latitude", "deg");

  private GroundTrackOption() {}

  static Chart of(GroundTrackPlot plot) {
    var series = new ArrayList<Map<String, Object>>();
    double opacity = plot.tracks().size() > 10 ? 0.35 : 0.8;
    for (GroundTrackPlot.Track track : plot.tracks()) {
      series.add(
          Option.of(
              "type",
              "line",
              "name",
              "run " + track.runId(),
              "data",
              points(track),
              "symbol",
              "none",
              "lineStyle",
              Option.of(
                  "width", 1.2, "opacity", opacity, "color", Palette.SETS.get(series.size() % 5))));
    }
    var option =
        Frame.of(
            plot,
            "tooltip",
            Option.of("trigger", "item"),
            "grid",
            Frame.grid(plot, 28),
            "xAxis",
            degrees(Frame.across(LONGITUDE), 180, 60),
            "yAxis",
            degrees(Frame.upright(LATITUDE), 90, 30),
            "series",
            series);
    return Chart.filling(plot, option, 520);
  }

  private static Map<String, Object> degrees(Map<String, Object> axis, int most, int interval) {
    return Option.with(
        axis,
        Option.of(
            "min", -most,
            "max", most,
            "interval", interval,
            "axisLine", Option.of("show", true, "onZero", false),
            "splitLine", Option.of("show", true)));
  }

  /// With a gap where the track crosses the date line.
  private static List<@Nullable Object> points(GroundTrackPlot.Track track) {
    var points = new ArrayList<@Nullable Object>();
    for (int i = 0; i < track.longitudes().length; i++) {
      if (i > 0 && Math.abs(track.longitudes()[i] - track.longitudes()[i - 1]) > 180) {
        points.add(List.of("-", "-"));
      }
      points.add(Option.numbers(track.longitudes()[i], track.latitudes()[i]));
    }
    return Collections.unmodifiableList(points);
  }
}
