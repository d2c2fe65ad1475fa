package dev.skysweep.statistics;

/// Where a tolerance bound lies.
public enum Side {
  /// Most values are below the bound.
  UPPER,
  /// Most values are above the bound.
  LOWER,
  /// Most values lie between two bounds.
  BOTH
}
