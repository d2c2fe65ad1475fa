package dev.skysweep.view.plot;

import java.util.ArrayList;
import java.util.List;

/// How often a metric has which value.
public record HistogramPlot(String title, Axis value, Histogram histogram, List<String> notes)
    implements Plot {
  public HistogramPlot {
    notes = List.copyOf(notes);
  }

  @Override
  public DataTable table() {
    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < histogram.counts().length; i++) {
      rows.add(
          List.of(
              Numbers.text(histogram.edges()[i]),
              Numbers.text(histogram.edges()[i + 1]),
              String.valueOf(histogram.counts()[i])));
    }
    return new DataTable(List.of("from", "to", "runs"), rows);
  }
}
