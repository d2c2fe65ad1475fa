package dev.skysweep.view.plot;

import java.util.ArrayList;
import java.util.List;

/// How many workers were busy on each machine over time, or how many of something else there were
/// of each sort.
///
/// @param value what is counted
/// @param seconds since the sweep began, rising
/// @param hosts or other sorts
/// @param busy by host, then time
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record WorkersPlot(
    String title,
    Axis value,
    double[] seconds,
    List<String> hosts,
    double[][] busy,
    List<String> notes)
    implements Plot {
  /// Workers, by machine.
  public static final Axis BUSY = Axis.of("busy workers");

  private static final int MOST_ROWS = 30;

  public WorkersPlot {
    hosts = List.copyOf(hosts);
    notes = List.copyOf(notes);
  }

  @Override
  public DataTable table() {
    var head = new ArrayList<String>(List.of("time (s)"));
    head.addAll(hosts);
    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < seconds.length; i += Math.max(1, seconds.length / MOST_ROWS)) {
      var row = new ArrayList<String>(List.of(Numbers.text(seconds[i])));
      for (double[] host : busy) {
        row.add(Numbers.text(host[i]));
      }
      rows.add(row);
    }
    return new DataTable(head, rows);
  }
}
