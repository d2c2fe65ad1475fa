package dev.skysweep.analysis;

/// How it is found out which parameter matters.
public enum SensitivityMethod {
  /// Sobol's indices, of a Saltelli design.
  SOBOL,
  /// Elementary effects, of a Morris design.
  MORRIS,
  /// Standardised coefficients of a linear fit, of values and of ranks.
  REGRESSION,
  /// Spearman's rank correlation.
  RANK,
  /// Distances between the output's distributions.
  PAWN
}
