package dev.skysweep.view.plot;

import java.util.ArrayList;
import java.util.List;

/// A metric over the cells of a grid.
///
/// @param columns values along x, in order
/// @param rows values along y, in order
/// @param values by row, then column; `NaN` where no run gave one
/// @param failed by row, then column: whether all runs of the cell failed
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record HeatmapPlot(
    String title,
    Axis x,
    List<String> columns,
    Axis y,
    List<String> rows,
    Axis value,
    double[][] values,
    boolean[][] failed,
    List<String> notes)
    implements Plot {
  public HeatmapPlot {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  @Override
  public DataTable table() {
    var head = new ArrayList<String>(List.of(y.label() + " \\ " + x.label()));
    head.addAll(columns);
    var lines = new ArrayList<List<String>>();
    for (int row = 0; row < rows.size(); row++) {
      var line = new ArrayList<String>(List.of(rows.get(row)));
      for (int column = 0; column < columns.size(); column++) {
        line.add(failed[row][column] ? "failed" : Numbers.text(values[row][column]));
      }
      lines.add(line);
    }
    return new DataTable(head, lines);
  }
}
