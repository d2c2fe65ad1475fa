package dev.skysweep.manifest;

/// One file of merged runs.
///
/// @param file relative to the study folder
/// @param sha256 of its bytes
/// @param runs by run id, in order, the [#mark] of the run's own file when it was merged: as long
///   as the manifest names that same file, the rows here are the run's
public record MergedPart(String file, long bytes, String sha256, RunMarks runs) {
  private static final int MARK_DIGITS = 16;

  /// Whether the rows that it has of a run are those of the file with this SHA-256.
  public boolean holds(int runId, String sha256) {
    return !sha256.isEmpty() && runs.has(runId, mark(sha256));
  }

  /// What is kept of a run's file: the beginning of its SHA-256, enough to tell a run made again.
  public static String mark(String sha256) {
    return sha256.substring(0, Math.min(MARK_DIGITS, sha256.length()));
  }
}
