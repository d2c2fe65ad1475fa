package dev.skysweep.statistics.failures;

/// A run that failed.
///
/// @param row its position in the parameters' values
/// @param kind of failure, such as `engine error` or `timed out`; runs of different kinds are never
///   grouped together
/// @param message of the engine, as it is
public record FailedRun(int row, String kind, String message) {}
