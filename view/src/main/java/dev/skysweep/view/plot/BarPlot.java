package dev.skysweep.view.plot;

import java.util.List;

/// Indices of several parameters side by side, each with its interval.
///
/// @param value what the bars measure
/// @param groups such as `first order` and `total`
/// @param bars the most important first
public record BarPlot(
    String title, Axis value, List<String> groups, List<Bar> bars, List<String> notes)
    implements Plot {
  /// One parameter's index.
  ///
  /// @param group its place among the groups
  /// @param low not finite without an interval
  /// @param high not finite without an interval
  public record Bar(String name, int group, double value, double low, double high) {}

  public BarPlot {
    groups = List.copyOf(groups);
    bars = List.copyOf(bars);
    notes = List.copyOf(notes);
  }

  @Override
  public DataTable table() {
    return new DataTable(
        List.of("parameter", "index", value.label(), "low", "high"),
        bars.stream()
            .map(bar ->
                List.of(
                    bar.name(),
                    groups.get(bar.group()),
                    Numbers.text(bar.value()),
                    Numbers.text(bar.low()),
                    Numbers.text(bar.high())))
            .toList());
  }
}
