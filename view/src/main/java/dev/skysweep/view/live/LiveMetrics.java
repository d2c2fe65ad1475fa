package dev.skysweep.view.live;

import dev.skysweep.SweepException;
import dev.skysweep.results.SweepResult;
import dev.skysweep.view.plot.HistogramPlot;
import dev.skysweep.view.plot.Plot;
import dev.skysweep.view.study.PlotKind;
import dev.skysweep.view.study.PlotRequest;
import dev.skysweep.view.study.StudyPlots;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Histogram and convergence of a few metrics over the runs that have ended. Reading all outputs
/// takes the longer the more runs there are, so after each reading it rests ten times as long.
public final class LiveMetrics {
  private static final int USUAL = 2;
  private static final double REST = 10;
  private static final double SHORTEST_REST_SECONDS = 2;

  private final Path folder;
  private final List<String> metrics;
  private double dueSeconds;
  private volatile Latest latest = new Latest(List.of(), "");

  /// What the last reading gave.
  ///
  /// @param plots of the last reading
  /// @param problem why there are none; empty if all is well
  public record Latest(List<Plot> plots, String problem) {
    public Latest {
      plots = List.copyOf(plots);
    }

    /// Of the first metric, if it could be read.
    public Optional<HistogramPlot> histogram() {
      return plots.stream()
          .filter(HistogramPlot.class::isInstance)
          .map(HistogramPlot.class::cast)
          .findFirst();
    }
  }

  /// Reads nothing yet.
  ///
  /// @param metrics such as `max(RF.Alt)`; none for the study's usual ones
  public LiveMetrics(Path folder, List<String> metrics) {
    this.folder = folder;
    this.metrics = List.copyOf(metrics);
  }

  public Latest latest() {
    return latest;
  }

  /// Reads the outputs again if it is time to.
  ///
  /// @param last whether nothing will come any more
  /// @return whether it did
  public boolean readIfDue(boolean last) {
    double start = System.nanoTime() / 1e9;
    if (start < dueSeconds && !last) {
      return false;
    }
    latest = read();
    double end = System.nanoTime() / 1e9;
    dueSeconds = end + Math.max(SHORTEST_REST_SECONDS, REST * (end - start));
    return true;
  }

  private Latest read() {
    try (var result = SweepResult.open(folder)) {
      if (result.counts().ok() == 0) {
        return new Latest(List.of(), "");
      }
      var plots = new StudyPlots(result);
      List<String> chosen = metrics.isEmpty() ? plots.usualMetrics(USUAL) : metrics;
      var drawn = new ArrayList<Plot>();
      for (String metric : chosen) {
        drawn.add(plots.plot(PlotRequest.of(PlotKind.HISTOGRAM, metric)));
        drawn.add(plots.plot(PlotRequest.of(PlotKind.CONVERGENCE, metric)));
      }
      return new Latest(drawn, "");
    } catch (SweepException e) {
      return new Latest(List.of(), String.valueOf(e.getMessage()));
    }
  }
}
