package dev.skysweep.view.plot;

import java.util.List;

/// Where over the ground the runs went.
///
/// @param tracks of some of the runs
public record GroundTrackPlot(String title, List<Track> tracks, List<String> notes)
    implements Plot {
  /// One run over the ground.
  ///
  /// @param longitudes in degrees, from -180 to 180
  /// @param latitudes in degrees
  @SuppressWarnings("ArrayRecordComponent") // drawn, never compared
  public record Track(int runId, double[] longitudes, double[] latitudes) {}

  public GroundTrackPlot {
    tracks = List.copyOf(tracks);
    notes = List.copyOf(notes);
  }

  @Override
  public DataTable table() {
    return new DataTable(
        List.of("run", "points", "first latitude (deg)", "first longitude (deg)"),
        tracks.stream()
            .filter(track -> track.latitudes().length > 0)
            .map(track ->
                List.of(
                    String.valueOf(track.runId()),
                    String.valueOf(track.latitudes().length),
                    Numbers.text(track.latitudes()[0]),
                    Numbers.text(track.longitudes()[0])))
            .toList());
  }
}
