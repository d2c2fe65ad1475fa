package dev.skysweep.ray;

import dev.skysweep.files.Sha256;
import dev.skysweep.results.SweepResult;
import java.util.Map;
import java.util.TreeMap;

/// What two sweeps are compared by.
final class Digests {
  private Digests() {}

  /// The SHA-256 of every table as it is on the disk, by run and name.
  static Map<String, String> of(SweepResult result) {
    var digests = new TreeMap<String, String>();
    result
        .manifest()
        .latest()
        .forEach(entry ->
            entry
                .outputs()
                .tables()
                .forEach((key, file) ->
                    digests.put(
                        entry.runId() + " " + key,
                        Sha256.of(result.folder().resolve(file.path())))));
    return digests;
  }
}
