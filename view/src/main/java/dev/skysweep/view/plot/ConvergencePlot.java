package dev.skysweep.view.plot;

import java.util.ArrayList;
import java.util.List;

/// How an estimate settles as runs are added.
///
/// @param estimate what is estimated: `mean of max(RF.Alt)`
/// @param runs how many went in, rising
/// @param low lower end of the interval; not finite where there is none yet
/// @param high upper end of it
/// @param confidence of the interval, between 0 and 1
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record ConvergencePlot(
    String title,
    Axis estimate,
    int[] runs,
    double[] value,
    double[] low,
    double[] high,
    double confidence,
    List<String> notes)
    implements Plot {
  private static final int MOST_ROWS = 30;

  public ConvergencePlot {
    notes = List.copyOf(notes);
  }

  @Override
  public DataTable table() {
    var rows = new ArrayList<List<String>>();
    int step = Math.max(1, runs.length / MOST_ROWS);
    for (int i = runs.length - 1; i >= 0; i -= step) {
      rows.addFirst(
          List.of(
              String.valueOf(runs[i]),
              Numbers.text(value[i]),
              Numbers.text(low[i]),
              Numbers.text(high[i])));
    }
    return new DataTable(List.of("runs", estimate.label(), "low", "high"), rows);
  }
}
