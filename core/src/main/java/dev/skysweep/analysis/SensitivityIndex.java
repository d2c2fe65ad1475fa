package dev.skysweep.analysis;

/// One number that says how much a parameter matters.
///
/// @param measure such as `S1`, `ST`, `S2`, `mu*`, `sigma`, `SRC`, `rank`, `PAWN`
/// @param parameter the field
/// @param other the second field of an interaction; empty otherwise
/// @param value `NaN` if it can't be told
/// @param low end of its interval; `NaN` for a measure without one
/// @param high end of its interval
public record SensitivityIndex(
    String measure, String parameter, String other, double value, double low, double high) {
  static SensitivityIndex about(String measure, String parameter, double value, double half) {
    return new SensitivityIndex(measure, parameter, "", value, value - half, value + half);
  }

  static SensitivityIndex plain(String measure, String parameter, double value) {
    return new SensitivityIndex(measure, parameter, "", value, Double.NaN, Double.NaN);
  }
}
