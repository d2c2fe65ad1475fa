package dev.skysweep.view.plot;

import java.util.List;

/// How far a metric swings between low and high values of each parameter.
///
/// @param base the metric over all runs
/// @param swings the widest first
public record TornadoPlot(
    String title, Axis value, double base, List<Swing> swings, List<String> notes) implements Plot {
  /// One parameter's low and high end.
  ///
  /// @param low the metric where the parameter is low
  /// @param high the metric where it is high
  /// @param lowWhere which values count as low: `<= 6900`
  public record Swing(
      String parameter, double low, double high, String lowWhere, String highWhere) {}

  public TornadoPlot {
    swings = List.copyOf(swings);
    notes = List.copyOf(notes);
  }

  @Override
  public DataTable table() {
    return new DataTable(
        List.of("parameter", "low where", value.label(), "high where", value.label()),
        swings.stream()
            .map(swing ->
                List.of(
                    swing.parameter(),
                    swing.lowWhere(),
                    Numbers.text(swing.low()),
                    swing.highWhere(),
                    Numbers.text(swing.high())))
            .toList());
  }
}
