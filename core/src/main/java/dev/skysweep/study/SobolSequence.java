package dev.skysweep.study;

import dev.skysweep.random.SobolPoints;
import dev.skysweep.random.UnitPoints;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;

/// The first points of a scrambled Sobol sequence (Matoušek scrambling; scipy's `qmc.Sobol`). They
/// fill the space more evenly than random ones: means of smooth results converge nearly as 1/n. A
/// study of n runs is the beginning of the one of 2n.
public final class SobolSequence extends PointDesign {
  /// @param n how many runs, a power of two; see [#roundedUp]
  /// @throws StudyException if it is none, the seed is negative, or there are more than 256 fields
  public SobolSequence(Dispersions dispersions, int n, BigInteger seed) {
    super(dispersions, n, seed);
    PowerOfTwo.require(n, 1);
    SobolLimits.check(dispersions.drawn().size(), n);
  }

  /// The least number of runs from n on that the design can have.
  ///
  /// @throws StudyException if n is above 2^30
  public static int roundedUp(int n) {
    return PowerOfTwo.from(n);
  }

  @Override
  public int runCount() {
    return n();
  }

  /// To a power of two: by as many runs as there are, by three times as many, …
  @Override
  public SobolSequence extend(int runs) {
    return sized(extended(runs));
  }

  @Override
  public SobolSequence reaching(int runs) {
    return runs <= runCount() ? this : sized(PowerOfTwo.from(runs));
  }

  @Override
  UnitPoints points() {
    return SobolPoints.scrambled(fields().size(), seed());
  }

  @Override
  SobolSequence sized(int number) {
    return new SobolSequence(dispersions(), number, seed());
  }

  @Override
  SobolSequence of(Dispersions others) {
    return new SobolSequence(others, n(), seed());
  }

  @Override
  String kind() {
    return "sobol";
  }

  static SobolSequence fromJson(JsonNode spec) {
    return new SobolSequence(dispersions(spec), count(spec, "n"), seed(spec));
  }
}
