package dev.skysweep.view.page;

import dev.skysweep.view.echarts.Chart;
import dev.skysweep.view.plot.DataTable;
import dev.skysweep.view.plot.Plot;

/// A chart on a page, with the table behind it.
///
/// @param id of the element, unique on the page
public record Figure(String id, Chart chart) {
  public static Figure of(String id, Plot plot) {
    return new Figure(id, Chart.of(plot));
  }

  public String title() {
    return chart.plot().title();
  }

  /// What a screen reader says in place of the picture.
  public String words() {
    String notes = String.join("; ", chart.plot().notes());
    return "Chart: "
        + title()
        + (notes.isEmpty() ? "" : ". " + notes)
        + ". The numbers follow as a table.";
  }

  public DataTable table() {
    return chart.plot().table();
  }
}
