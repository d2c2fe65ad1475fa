package dev.skysweep.statistics.sensitivity;

/// One index and half the width of its confidence interval.
///
/// @param parameter position of the parameter in the design
/// @param other the second parameter of an interaction, otherwise equal to `parameter`
public record SobolIndex(Order order, int parameter, int other, double value, double halfWidth) {

  /// Which share of the output's variance an index measures.
  public enum Order {
    /// By the parameter alone (S1).
    FIRST,
    /// By the parameter and all its interactions (ST).
    TOTAL,
    /// By the interaction of two parameters alone (S2).
    SECOND
  }
}
