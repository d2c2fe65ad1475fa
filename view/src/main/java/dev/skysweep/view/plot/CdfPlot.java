package dev.skysweep.view.plot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The share of runs up to each value, with a band in which the true share lies.
///
/// @param values rising
/// @param shares of runs up to the value, between 0 and 1
/// @param low lower edge of the band
/// @param high upper edge of it
/// @param confidence of the whole band, between 0 and 1
/// @param requirement null for none
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record CdfPlot(
    String title,
    Axis value,
    double[] values,
    double[] shares,
    double[] low,
    double[] high,
    double confidence,
    @Nullable Line requirement,
    List<String> notes)
    implements Plot {
  private static final int ROWS = 20;

  /// Where the curve has to be.
  ///
  /// @param limit of the metric
  /// @param share of runs at which the curve must pass the limit
  /// @param words `max(RF.Alt) < 500 with 99% at 90%: pass`
  public record Line(double limit, double share, String words) {}

  public CdfPlot {
    notes = List.copyOf(notes);
  }

  @Override
  public DataTable table() {
    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < values.length; i += Math.max(1, values.length / ROWS)) {
      rows.add(
          List.of(
              Numbers.text(values[i]),
              BandPlot.percent(shares[i]),
              BandPlot.percent(low[i]),
              BandPlot.percent(high[i])));
    }
    return new DataTable(List.of(value.label(), "share of runs", "low", "high"), rows);
  }
}
