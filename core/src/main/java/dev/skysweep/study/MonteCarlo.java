package dev.skysweep.study;

import dev.skysweep.random.DrawSeeds;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;

/// Independent random draws; to the bit those of the reference's `monte_carlo`. A draw depends on
/// (seed, run, name of the field) alone, so any number of runs can be added, and so can fields,
/// without changing a value that was there.
public final class MonteCarlo extends SampledDesign {
  private final DrawSeeds seeds;
  private final int[] nameHashes;

  /// @param n how many runs
  /// @throws StudyException if n is below 1 or the seed negative
  public MonteCarlo(Dispersions dispersions, int n, BigInteger seed) {
    super(dispersions, n, seed);
    seeds = new DrawSeeds(seed);
    nameHashes =
        fields().stream().mapToInt(field -> DrawSeeds.nameHash(field.toString())).toArray();
  }

  @Override
  public int runCount() {
    return n();
  }

  /// What the reference calls the run's seed, from 0 to 2^32 - 1.
  public long runSeed(int runId) {
    return Integer.toUnsignedLong(seeds.run(runId));
  }

  @Override
  Draws draws(int runId) {
    int runSeed = seeds.run(runId);
    return (field, distribution) -> distribution.draw(DrawSeeds.stream(runSeed, nameHashes[field]));
  }

  /// By any number of runs.
  @Override
  public MonteCarlo extend(int runs) {
    return sized(extended(runs));
  }

  @Override
  public MonteCarlo reaching(int runs) {
    return runs <= n() ? this : extend(runs - n());
  }

  @Override
  MonteCarlo sized(int number) {
    return new MonteCarlo(dispersions(), number, seed());
  }

  @Override
  MonteCarlo of(Dispersions others) {
    return new MonteCarlo(others, n(), seed());
  }

  @Override
  String kind() {
    return "monte_carlo";
  }

  static MonteCarlo fromJson(JsonNode spec) {
    return new MonteCarlo(dispersions(spec), count(spec, "n"), seed(spec));
  }
}
