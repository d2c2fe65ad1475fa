package dev.skysweep.study;

/// Where a run's results were taken from instead of making it.
///
/// @param sweepId of the study that made it
/// @param runId its number there
/// @param folder of that study at the time; `.` for the run's own study
public record Reused(String sweepId, int runId, String folder) {}
