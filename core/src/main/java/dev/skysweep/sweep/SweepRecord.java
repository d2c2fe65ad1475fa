package dev.skysweep.sweep;

import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.ManifestWriter;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.study.RunSpec;

/// Where outcomes go: into the manifest and, once they are on the disk, to the listener.
final class SweepRecord {
  private final ManifestWriter manifest;
  private final SweepListener listener;

  SweepRecord(ManifestWriter manifest, SweepListener listener) {
    this.manifest = manifest;
    this.listener = listener;
  }

  /// @param retried whether the run will be tried again
  /// @throws dev.skysweep.files.StorageException if an earlier outcome could not be written
  void add(RunSpec run, AttemptResult result, boolean retried) {
    manifest.append(
        ManifestEntry.of(run, result.outcome(), result.attempt(), retried),
        () -> listener.recorded(result.outcome(), result.attempt(), retried));
  }
}
