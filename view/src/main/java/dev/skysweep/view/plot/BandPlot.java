package dev.skysweep.view.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Quantiles over the runs against time.
///
/// @param times along the axis, rising
/// @param levels of the quantiles, from low to high, symmetric about the middle one
/// @param quantiles by level, then time; `NaN` where no run has a value
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record BandPlot(
    String title,
    Axis time,
    double[] times,
    Axis value,
    double[] levels,
    double[][] quantiles,
    List<String> notes)
    implements Plot {
  private static final int MOST_ROWS = 50;

  public BandPlot {
    notes = List.copyOf(notes);
  }

  @Override
  public DataTable table() {
    var head = new ArrayList<String>(List.of(time.label()));
    Arrays.stream(levels).mapToObj(BandPlot::percent).forEach(head::add);
    var rows = new ArrayList<List<String>>();
    int step = Math.max(1, (times.length + MOST_ROWS - 1) / MOST_ROWS);
    for (int i = 0; i < times.length; i += step) {
      var row = new ArrayList<String>(List.of(Numbers.text(times[i])));
      for (double[] quantile : quantiles) {
        row.add(Numbers.text(quantile[i]));
      }
      rows.add(row);
    }
    return new DataTable(head, rows);
  }

  /// `5 %`.
  public static String percent(double level) {
    return Numbers.text(level * 100) + " %";
  }
}
