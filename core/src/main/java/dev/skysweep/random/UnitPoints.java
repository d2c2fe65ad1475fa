package dev.skysweep.random;

/// Points in the unit cube, numbered from 0. A point is the same in whatever order it is asked for.
@FunctionalInterface
public interface UnitPoints {
  /// One coordinate of a point, from 0 to 1.
  double at(int point, int dimension);
}
