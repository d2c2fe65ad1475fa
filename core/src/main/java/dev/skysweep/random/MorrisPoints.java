package dev.skysweep.random;

import java.math.BigInteger;

/// Trajectories through a grid of levels: each starts at a random grid point and moves one
/// coordinate after the other, in random order, by half the grid. Equal to SALib's
/// `sample.morris.sample` of the same seed. More trajectories leave those before them as they are.
public final class MorrisPoints implements UnitPoints {
  private final int dimensions;
  private final double step;
  private final double[][] low;
  private final boolean[][] down;
  private final int[][] move;

  /// @param levels of every coordinate, an even number
  public MorrisPoints(int trajectories, int dimensions, int levels, BigInteger seed) {
    this.dimensions = dimensions;
    step = levels / (2.0 * (levels - 1));
    low = new double[trajectories][dimensions];
    down = new boolean[trajectories][dimensions];
    move = new int[trajectories][dimensions];
    Pcg64 random = Pcg64.of(seed);
    int starts = levels / 2;
    double spacing = starts > 1 ? (1 - step) / (starts - 1) : 0;
    for (int t = 0; t < trajectories; t++) {
      for (int d = 0; d < dimensions; d++) {
        move[t][d] = d;
      }
      random.shuffle(move[t]);
      for (int d = 0; d < dimensions; d++) {
        down[t][d] = random.nextInt(2) == 0;
      }
      for (int d = 0; d < dimensions; d++) {
        int start = random.nextInt(starts);
        low[t][d] = start == starts - 1 && starts > 1 ? 1 - step : start * spacing;
      }
    }
  }

  /// How far a move goes.
  public double step() {
    return step;
  }

  @Override
  public double at(int point, int dimension) {
    int trajectory = point / (dimensions + 1);
    boolean moved = point % (dimensions + 1) > move[trajectory][dimension];
    boolean high = moved != down[trajectory][dimension];
    return high ? low[trajectory][dimension] + step : low[trajectory][dimension];
  }

  /// The coordinate that changes between a point and the next of its trajectory.
  public int moved(int point) {
    int[] moves = move[point / (dimensions + 1)];
    for (int d = 0; d < dimensions; d++) {
      if (moves[d] == point % (dimensions + 1)) {
        return d;
      }
    }
    throw new IllegalArgumentException("point " + point + " is the last of its trajectory");
  }
}
