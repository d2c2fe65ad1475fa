package dev.skysweep.cli;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What one look through the manifest tells of the runs, beside how many are ok.
///
/// @param seconds that the runs took, one after the other
/// @param notConverged how many have a solver that did not converge
/// @param notes what was noted, and of how many runs; only the first different ones
record Remarks(double seconds, int notConverged, Map<String, Integer> notes) {
  private static final int MOST_NOTES = 5;

  static Remarks of(Manifest manifest) {
    double seconds = 0;
    int notConverged = 0;
    var notes = new LinkedHashMap<String, Integer>();
    try (Stream<ManifestEntry> entries = manifest.latest()) {
      for (ManifestEntry entry : (Iterable<ManifestEntry>) entries::iterator) {
        seconds += entry.timing().elapsed().toNanos() / 1e9;
        notConverged += entry.outputs().converged().containsValue(false) ? 1 : 0;
        for (String note : entry.outputs().notes()) {
          if (notes.size() < MOST_NOTES || notes.containsKey(note)) {
            notes.merge(note, 1, Integer::sum);
          }
        }
      }
    }
    return new Remarks(seconds, notConverged, notes);
  }

  /// `, 2 not converged`, or nothing.
  String convergence() {
    return notConverged == 0 ? "" : ", %d not converged".formatted(notConverged);
  }

  /// Prints each note on a line.
  void print(PrintWriter out) {
    notes.forEach((note, runs) ->
        out.println("  note: %s (%d %s)".formatted(note, runs, runs == 1 ? "run" : "runs")));
  }
}
