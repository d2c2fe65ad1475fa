package dev.skysweep.study;

/// When a study that adds runs by itself has enough of them.
///
/// @param rule such as `ci95(p99(Report.Altitude)) < 0.5 km`
/// @param max the most draws that are made
public record Until(String rule, int max) {}
