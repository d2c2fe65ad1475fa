package dev.skysweep.view.plot;

import java.util.List;

/// Something to look at.
public sealed interface Plot
    permits BandPlot,
        BarPlot,
        CdfPlot,
        ConvergencePlot,
        CornerPlot,
        DispersionPlot,
        GroundTrackPlot,
        HeatmapPlot,
        HistogramPlot,
        ParallelPlot,
        TimelinePlot,
        TornadoPlot,
        WorkersPlot {
  String title();

  /// What a reader has to know: how many runs are left out, and why.
  List<String> notes();

  /// What it shows, in numbers; of a plot with very many points the gist.
  DataTable table();
}
