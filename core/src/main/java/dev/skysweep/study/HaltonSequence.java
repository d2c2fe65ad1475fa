package dev.skysweep.study;

import dev.skysweep.random.HaltonPoints;
import dev.skysweep.random.UnitPoints;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;

/// The first points of a scrambled Halton sequence (Owen's random digits; scipy's `qmc.Halton`).
/// Fills the space evenly for any n, best with up to some ten fields; any number of runs can be
/// added, and n runs are the beginning of any larger study.
public final class HaltonSequence extends PointDesign {
  /// @param n how many runs
  /// @throws StudyException if n is below 1 or the seed negative
  public HaltonSequence(Dispersions dispersions, int n, BigInteger seed) {
    super(dispersions, n, seed);
  }

  @Override
  public int runCount() {
    return n();
  }

  /// By any number of runs.
  @Override
  public HaltonSequence extend(int runs) {
    return sized(extended(runs));
  }

  @Override
  UnitPoints points() {
    return new HaltonPoints(fields().size(), seed());
  }

  @Override
  public HaltonSequence reaching(int runs) {
    return runs <= n() ? this : extend(runs - n());
  }

  @Override
  HaltonSequence sized(int number) {
    return new HaltonSequence(dispersions(), number, seed());
  }

  @Override
  HaltonSequence of(Dispersions others) {
    return new HaltonSequence(others, n(), seed());
  }

  @Override
  String kind() {
    return "halton";
  }

  static HaltonSequence fromJson(JsonNode spec) {
    return new HaltonSequence(dispersions(spec), count(spec, "n"), seed(spec));
  }
}
