package dev.skysweep.random;

import java.math.BigInteger;

/// Points that fall one into each of n equal slices of every coordinate, equal to scipy's
/// `qmc.LatinHypercube` of the same seed. A whole multiple of the points can be added later such
/// that all together are one into each slice again.
public final class LatinHypercubePoints implements UnitPoints {
  private final double[][] coordinates;

  private LatinHypercubePoints(double[][] coordinates) {
    this.coordinates = coordinates;
  }

  public static LatinHypercubePoints of(int points, int dimensions, BigInteger seed) {
    Pcg64 random = Pcg64.of(seed);
    double[][] coordinates = new double[dimensions][points];
    for (int i = 0; i < points; i++) {
      for (double[] coordinate : coordinates) {
        coordinate[i] = random.nextDouble();
      }
    }
    int[] slices = new int[points];
    for (double[] coordinate : coordinates) {
      for (int i = 0; i < points; i++) {
        slices[i] = i + 1;
      }
      random.shuffle(slices);
      for (int i = 0; i < points; i++) {
        coordinate[i] = (slices[i] - coordinate[i]) / points;
      }
    }
    return new LatinHypercubePoints(coordinates);
  }

  /// These points followed by as many more as make up a total, each in a slice that was left free.
  ///
  /// @param total a multiple of the points there are
  /// @param seed of the new points alone
  /// @throws IllegalArgumentException if it is no multiple
  public LatinHypercubePoints extendedTo(int total, SeedSequence seed) {
    int old = coordinates[0].length;
    if (total % old != 0) {
      throw new IllegalArgumentException(total + " is no multiple of " + old + " points");
    }
    Pcg64 random = new Pcg64(seed);
    double[][] extended = new double[coordinates.length][total];
    for (int d = 0; d < extended.length; d++) {
      System.arraycopy(coordinates[d], 0, extended[d], 0, old);
      int[] free = freeSlices(coordinates[d], total);
      random.shuffle(free);
      for (int i = 0; i < free.length; i++) {
        extended[d][old + i] = (free[i] + 1 - random.nextDouble()) / total;
      }
    }
    return new LatinHypercubePoints(extended);
  }

  @Override
  public double at(int point, int dimension) {
    return coordinates[dimension][point];
  }

  private static int[] freeSlices(double[] coordinate, int total) {
    boolean[] taken = new boolean[total];
    for (double value : coordinate) {
      int slice = Math.max(0, (int) Math.ceil(value * total) - 1);
      // a value rounded onto the edge of its old, wider slice may look as if it lay in the one
      // before
      while (taken[slice]) {
        slice++;
      }
      taken[slice] = true;
    }
    int[] free = new int[total - coordinate.length];
    int found = 0;
    for (int slice = 0; slice < total; slice++) {
      if (!taken[slice]) {
        free[found++] = slice;
      }
    }
    return free;
  }
}
