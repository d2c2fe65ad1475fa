package dev.skysweep.cli;

/// What a table has a row for.
enum By {
  RUN,
  TIME,
  ELAPSED,
  RUN_ID
}
