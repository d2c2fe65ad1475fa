package dev.skysweep.study;

import dev.skysweep.random.SobolPoints;
import dev.skysweep.random.UnitPoints;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The runs that Sobol's sensitivity indices are computed from; to the bit SALib's `sobol.sample`,
/// as the reference's `sobol_sample` maps it to the distributions. Two halves of a Sobol point are
/// the runs A and B; the block of a point is A, then A with one field after the other from B, then
/// (for second order) B with one field after the other from A, then B.
public final class Saltelli extends PointDesign {
  private final boolean secondOrder;

  /// @param n how many Sobol points, a power of two; each takes [#blockSize] runs
  /// @param secondOrder whether to make the runs that the indices of pairs need
  /// @throws StudyException if n is no power of two, the seed is negative, or there are more than
  ///   128 fields or 2^31 - 1 runs
  public Saltelli(Dispersions dispersions, int n, BigInteger seed, boolean secondOrder) {
    super(dispersions, n, seed);
    this.secondOrder = secondOrder;
    dispersions.requireIndependent("Sobol indices");
    PowerOfTwo.require(n, blockSize());
    SobolLimits.check(2 * dispersions.parameters().size(), n);
    if ((long) n * blockSize() > Integer.MAX_VALUE) {
      throw new StudyException(
          "n = %d makes blocks of %d runs, in all more than 2,147,483,647; take a smaller n"
              .formatted(n, blockSize()));
    }
  }

  /// The least number of points from n on that the design can have.
  ///
  /// @throws StudyException if n is above 2^30
  public static int roundedUp(int n) {
    return PowerOfTwo.from(n);
  }

  public boolean secondOrder() {
    return secondOrder;
  }

  /// How many runs belong to one Sobol point; run ids of a block are consecutive.
  public int blockSize() {
    return fields().size() * (secondOrder ? 2 : 1) + 2;
  }

  @Override
  public int runCount() {
    return n() * blockSize();
  }

  /// By whole blocks such that the points come to a power of two: by as many runs as there are, by
  /// three times as many, …
  @Override
  public Saltelli extend(int runs) {
    int total = extended(runs);
    if (runs % blockSize() != 0) {
      throw new StudyException(
          "the design grows by whole blocks of %d runs, not by %d; the next size adds %d"
              .formatted(blockSize(), runs, runCount()));
    }
    return sized(total / blockSize());
  }

  @Override
  public Saltelli reaching(int runs) {
    int points = PowerOfTwo.from(Math.ceilDiv(runs, blockSize()));
    return runs <= runCount() ? this : sized(points);
  }

  @Override
  UnitPoints points() {
    int d = fields().size();
    int last = blockSize() - 1;
    var sobol = SobolPoints.scrambled(2 * d, seed());
    return (run, field) -> {
      int step = run % blockSize();
      boolean ofB = step <= d ? step == field + 1 : step == last || step != d + 1 + field;
      return sobol.at(run / blockSize(), ofB ? d + field : field);
    };
  }

  @Override
  Saltelli sized(int number) {
    return new Saltelli(dispersions(), number, seed(), secondOrder);
  }

  @Override
  Saltelli of(Dispersions others) {
    return new Saltelli(others, n(), seed(), secondOrder);
  }

  @Override
  String kind() {
    return "saltelli";
  }

  @Override
  public ObjectNode parameterSpec() {
    return super.parameterSpec().put("second_order", secondOrder);
  }

  static Saltelli fromJson(JsonNode spec) {
    boolean secondOrder = spec.path("second_order").asBoolean(true);
    return new Saltelli(dispersions(spec), count(spec, "n"), seed(spec), secondOrder);
  }
}
