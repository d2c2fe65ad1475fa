package dev.skysweep.view.study;

import dev.skysweep.results.RowsByRun;
import dev.skysweep.results.RunRows;
import dev.skysweep.view.plot.GroundTrackPlot;
import dev.skysweep.view.plot.GroundTrackPlot.Track;
import dev.skysweep.view.plot.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tracks of some of the runs, from a report with `Latitude` and `Longitude`.
final class DrawGroundTrack {
  private static final int MOST_TRACKS = 25;
  private static final int MOST_POINTS = 1500;

  private DrawGroundTrack() {}

  static Plot of(StudyData data, PlotRequest request) {
    Source source = source(data, request);
    int step = Math.max(1, data.result().counts().ok() / MOST_TRACKS);
    var tracks = new ArrayList<Track>();
    int seen = 0;
    try (RowsByRun rows =
        data.result().rows(source.key(), List.of(source.longitude(), source.latitude()))) {
      for (RunRows run = rows.next(); run != null; run = rows.next()) {
        if (seen++ % step == 0) {
          tracks.add(track(run));
        }
      }
    }
    return new GroundTrackPlot(
        "Ground track, " + source.latitude().replaceFirst("\\.Latitude$", ""),
        tracks,
        List.of("%d of %d runs".formatted(tracks.size(), data.runs())));
  }

  private record Source(String key, String longitude, String latitude) {}

  private static Source source(StudyData data, PlotRequest request) {
    var found = new ArrayList<Source>();
    for (String key : data.result().outputs().stream().sorted().toList()) {
      List<String> columns = data.result().numericColumns(key);
      for (String column : columns) {
        String longitude = column.replaceFirst("Latitude$", "Longitude");
        if (column.endsWith("Latitude") && columns.contains(longitude)) {
          found.add(new Source(key, longitude, column));
        }
      }
    }
    data.requireOutputs();
    String wanted = request.metric();
    return found.stream()
        .filter(source -> wanted == null || source.latitude().contains(wanted))
        .findFirst()
        .orElseThrow(() ->
            new PlotException(
                "a ground track needs a report with Latitude and Longitude%s; add"
                        .formatted(wanted == null ? "" : " of " + wanted)
                    + " Sat.Earth.Latitude and Sat.Earth.Longitude to one"));
  }

  private static Track track(RunRows run) {
    double[] longitudes = run.columns()[0];
    double[] latitudes = run.columns()[1];
    int step = Math.max(1, longitudes.length / MOST_POINTS);
    int points = (longitudes.length + step - 1) / step;
    double[] east = new double[points];
    double[] north = new double[points];
    Arrays.setAll(
        east,
        i -> {
          double longitude = longitudes[i * step];
          return longitude - 360 * Math.floor((longitude + 180) / 360);
        });
    Arrays.setAll(north, i -> latitudes[i * step]);
    return new Track(run.runId(), east, north);
  }
}
