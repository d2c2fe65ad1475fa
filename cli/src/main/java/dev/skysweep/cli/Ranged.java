package dev.skysweep.cli;

import dev.skysweep.statistics.Interval;

/// An estimate and its interval, in a table one cell for people and three for programs.
record Ranged(double value, double low, double high) {
  static Ranged of(double value, Interval interval) {
    return new Ranged(value, interval.lower(), interval.upper());
  }

  /// The same half a width to both sides.
  static Ranged about(double value, double halfWidth) {
    return new Ranged(value, value - halfWidth, value + halfWidth);
  }
}
