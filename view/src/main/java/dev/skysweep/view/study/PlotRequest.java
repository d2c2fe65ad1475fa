package dev.skysweep.view.study;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be drawn.
///
/// @param metrics such as `max(RF.Sat.Earth.Altitude)`, or parameters
/// @param x a parameter or metric; null for the kind's own choice
/// @param y a parameter or metric; null for the kind's own choice
/// @param parameters to show; none for all that fit
/// @param requirement such as `max(RF.Alt) < 500 with 99% at 90% confidence`; null for none
/// @param at when, as in `at(COLUMN, WHEN)`; null for each run's last row
public record PlotRequest(
    PlotKind kind,
    List<String> metrics,
    @Nullable String x,
    @Nullable String y,
    List<String> parameters,
    @Nullable String requirement,
    @Nullable String at) {
  public PlotRequest {
    metrics = List.copyOf(metrics);
    parameters = List.copyOf(parameters);
  }

  public static PlotRequest of(PlotKind kind, String... metrics) {
    return new PlotRequest(kind, List.of(metrics), null, null, List.of(), null, null);
  }

  /// The only metric, or the first of several; null if there is none.
  @Nullable String metric() {
    return metrics.isEmpty() ? null : metrics.getFirst();
  }
}
