package dev.skysweep.study;

import dev.skysweep.random.UnitPoints;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// A design that places its runs in the unit cube, a dimension a field, and takes the quantiles of
/// the fields' distributions there.
public abstract sealed class PointDesign extends SampledDesign
    permits LatinHypercube, Saltelli, SobolSequence, HaltonSequence, Morris {
  private volatile @Nullable UnitPoints points;

  PointDesign(Dispersions dispersions, int n, BigInteger seed) {
    super(dispersions, n, seed);
  }

  /// Where a run lies along a field's dimension, from 0 to 1.
  ///
  /// @param field its place in [#fields]
  public double unit(int runId, int field) {
    return cube().at(runId, field);
  }

  /// Makes the points; only when first needed, as for some designs that means all of them.
  abstract UnitPoints points();

  /// How many bytes [#points] takes; none where each point is made when it is asked for.
  long pointBytes() {
    return 0;
  }

  @Override
  Draws draws(int runId) {
    UnitPoints cube = cube();
    return (field, distribution) -> at(cube.at(runId, field), distribution);
  }

  /// The value of a field whose run lies at a place of its dimension.
  Value at(double unit, Distribution distribution) {
    return distribution.quantile(unit);
  }

  private UnitPoints cube() {
    UnitPoints known = points;
    if (known == null) {
      checkMemory();
      // two threads may both come here; they make the same points
      known = points();
      points = known;
    }
    return known;
  }

  /// Half of the memory is for all else.
  private void checkMemory() {
    long most = Runtime.getRuntime().maxMemory() / 2;
    if (pointBytes() > most) {
      throw new StudyException(
          "this design is made as a whole: %d runs of %d fields take %d MB of memory, and here are %d; make fewer runs, or take a design that draws each run by itself (Monte Carlo, Sobol, Halton)"
              .formatted(runCount(), fields().size(), pointBytes() >> 20, most >> 20));
    }
  }
}
