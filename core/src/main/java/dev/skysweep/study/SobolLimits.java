package dev.skysweep.study;

import dev.skysweep.random.SobolPoints;

/// How far our Sobol sequence reaches.
final class SobolLimits {
  private SobolLimits() {}

  /// @throws StudyException if a design would need more dimensions or points than there are
  static void check(int dimensions, int points) {
    if (dimensions > SobolPoints.MAX_DIMENSIONS) {
      throw new StudyException(
          "the design needs %d Sobol dimensions of %d; vary fewer fields, or draw at random"
              .formatted(dimensions, SobolPoints.MAX_DIMENSIONS));
    }
    if (points > SobolPoints.MAX_POINTS) {
      throw new StudyException(
          "the Sobol sequence has %d points, got n = %d".formatted(SobolPoints.MAX_POINTS, points));
    }
  }
}
