package dev.skysweep.study;

import dev.skysweep.random.MorrisPoints;
import dev.skysweep.random.UnitPoints;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Trajectories for Morris' screening (SALib's `morris.sample`): each starts at a random point of a
/// grid and changes one field after the other, in random order, by half the grid; one more run than
/// fields each. Any number of trajectories can be added.
///
/// The grid's ends are the quantiles of 0 and 1. A distribution without ends has its 0.5 % and 99.5
/// % quantiles there instead.
public final class Morris extends PointDesign {
  private static final double TAIL = 0.005;

  private final int levels;

  /// @param n how many trajectories
  /// @param levels of every field, an even number; 4 is usual
  /// @throws StudyException if n is below 1, levels is odd or below 2, the seed negative, or there
  ///   are more than 2^31 - 1 runs
  public Morris(Dispersions dispersions, int n, BigInteger seed, int levels) {
    super(dispersions, n, seed);
    this.levels = levels;
    dispersions.requireIndependent("Morris' effects");
    if (levels < 2 || levels % 2 != 0) {
      throw new StudyException(
          "Morris trajectories need an even number of levels from 2 up, got " + levels);
    }
    if ((long) n * blockSize() > Integer.MAX_VALUE) {
      throw new StudyException("%d trajectories make more than 2,147,483,647 runs".formatted(n));
    }
  }

  public int levels() {
    return levels;
  }

  /// How many runs a trajectory has; their ids are consecutive.
  public int blockSize() {
    return fields().size() + 1;
  }

  @Override
  public int runCount() {
    return n() * blockSize();
  }

  /// By whole trajectories.
  @Override
  public Morris extend(int runs) {
    int total = extended(runs);
    if (runs % blockSize() != 0) {
      throw new StudyException(
          "the design grows by whole trajectories of %d runs, not by %d"
              .formatted(blockSize(), runs));
    }
    return sized(total / blockSize());
  }

  @Override
  public Morris reaching(int runs) {
    int trajectories = Math.ceilDiv(runs, blockSize());
    return runs <= runCount() ? this : sized(trajectories);
  }

  @Override
  UnitPoints points() {
    return new MorrisPoints(n(), fields().size(), levels, seed());
  }

  /// A trajectory has a number, a truth value and a place for each field, in three arrays.
  @Override
  long pointBytes() {
    return n() * (72L + 13L * fields().size());
  }

  @Override
  Value at(double unit, Distribution distribution) {
    boolean endless = distribution instanceof RealDistribution number && !number.bounded();
    return distribution.quantile(endless ? TAIL + (1 - 2 * TAIL) * unit : unit);
  }

  @Override
  Morris sized(int number) {
    return new Morris(dispersions(), number, seed(), levels);
  }

  @Override
  Morris of(Dispersions others) {
    return new Morris(others, n(), seed(), levels);
  }

  @Override
  String kind() {
    return "morris";
  }

  @Override
  public ObjectNode parameterSpec() {
    return super.parameterSpec().put("levels", levels);
  }

  static Morris fromJson(JsonNode spec) {
    return new Morris(dispersions(spec), count(spec, "n"), seed(spec), count(spec, "levels"));
  }
}
