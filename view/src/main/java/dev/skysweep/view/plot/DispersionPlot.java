package dev.skysweep.view.plot;

import java.util.List;

/// How the runs' positions scatter about their mean at one epoch, seen along each axis of the mean
/// orbit: radial, along-track, cross-track (RTN).
///
/// @param planes radial against along-track, and the two others
public record DispersionPlot(String title, List<Plane> planes, List<String> notes) implements Plot {
  /// Two axes of the scatter.
  ///
  /// @param ellipses that hold a normal scatter's 1, 2 and 3 standard deviations, each as x and y
  ///   of its points
  @SuppressWarnings("ArrayRecordComponent") // drawn, never compared
  public record Plane(Variable x, Variable y, List<double[][]> ellipses) {
    public Plane {
      ellipses = List.copyOf(ellipses);
    }
  }

  public DispersionPlot {
    planes = List.copyOf(planes);
    notes = List.copyOf(notes);
  }

  @Override
  public DataTable table() {
    return Ranges.of(planes.stream().map(Plane::x).distinct());
  }
}
