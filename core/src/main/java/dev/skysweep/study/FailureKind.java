package dev.skysweep.study;

/// Why a run failed; decides whether trying again can help.
public enum FailureKind {
  /// A value can't be written into the mission's script.
  INVALID_OVERRIDE,
  /// GMAT refused the script or ended the mission with an error: the same again next time.
  ENGINE_ERROR,
  /// The engine's process crashed: a segmentation fault, an abort, a C++ exception.
  ENGINE_CRASHED,
  /// An output file can't be read as what GMAT says it is.
  OUTPUT_UNREADABLE,
  /// The step of the user's own after GMAT failed or took too long.
  POSTPROCESS_FAILED,
  /// The run wrote more than `--max-output`.
  OUTPUT_TOO_LARGE,
  /// The run took longer than `--timeout`.
  TIMED_OUT,
  /// The process or machine that had the run is gone, through no fault of the run.
  WORKER_LOST,
  /// The machine had no memory left, and this run's process was the one to go.
  OUT_OF_MEMORY,
  /// A file of the run could not be written.
  STORAGE_FAILED,
  /// The pool as a whole can't make runs, or must not make this sweep's: ends the sweep, and is
  /// never in a manifest.
  POOL_FAILED,
  /// The user stopped the sweep.
  CANCELLED
}
