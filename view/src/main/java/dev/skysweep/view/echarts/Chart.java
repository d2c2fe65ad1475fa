package dev.skysweep.view.echarts;

import dev.skysweep.view.plot.BandPlot;
import dev.skysweep.view.plot.BarPlot;
import dev.skysweep.view.plot.CdfPlot;
import dev.skysweep.view.plot.ConvergencePlot;
import dev.skysweep.view.plot.CornerPlot;
import dev.skysweep.view.plot.DispersionPlot;
import dev.skysweep.view.plot.GroundTrackPlot;
import dev.skysweep.view.plot.HeatmapPlot;
import dev.skysweep.view.plot.HistogramPlot;
import dev.skysweep.view.plot.ParallelPlot;
import dev.skysweep.view.plot.Plot;
import dev.skysweep.view.plot.TimelinePlot;
import dev.skysweep.view.plot.TornadoPlot;
import dev.skysweep.view.plot.WorkersPlot;
import java.util.Map;

/// A plot as ECharts draws it.
///
/// @param plot what is shown
/// @param option of ECharts, as `charts.js` prepares it
/// @param width it is laid out for, in pixels
/// @param height in pixels
/// @param fixed whether it keeps its width rather than fill its place
public record Chart(Plot plot, Map<String, Object> option, int width, int height, boolean fixed) {
  static final int WIDTH = 860;
  static final int HEIGHT = 480;

  public static Chart of(Plot plot) {
    return switch (plot) {
      case BandPlot band -> Curves.of(band);
      case ConvergencePlot convergence -> Curves.of(convergence);
      case CdfPlot cdf -> Curves.of(cdf);
      case HistogramPlot histogram -> Curves.of(histogram);
      case CornerPlot corner -> CornerOption.of(corner);
      case HeatmapPlot heatmap -> HeatmapOption.of(heatmap);
      case BarPlot bars -> Bars.of(bars);
      case TornadoPlot tornado -> Bars.of(tornado);
      case ParallelPlot parallel -> ParallelOption.of(parallel);
      case GroundTrackPlot track -> GroundTrackOption.of(track);
      case DispersionPlot dispersion -> DispersionOption.of(dispersion);
      case TimelinePlot timeline -> Times.of(timeline);
      case WorkersPlot workers -> Times.of(workers);
    };
  }

  /// The width in pixels below which it can't be read and is scrolled instead; 0 if it can be of
  /// any.
  public int least() {
    return plot instanceof ParallelPlot parallel ? ParallelOption.least(parallel) : 0;
  }

  /// Whether its place may be narrower than it.
  public boolean scrolls() {
    return fixed || least() > 0;
  }

  /// The option as JSON that may stand within a page's `script` element.
  public String json() {
    return Option.scriptJson(option);
  }

  static Chart filling(Plot plot, Map<String, Object> option) {
    return new Chart(plot, option, WIDTH, HEIGHT, false);
  }

  static Chart filling(Plot plot, Map<String, Object> option, int height) {
    return new Chart(plot, option, WIDTH, height, false);
  }
}
