package dev.skysweep.study;

import dev.skysweep.random.LatinHypercubePoints;
import dev.skysweep.random.SeedSequence;
import dev.skysweep.random.UnitPoints;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A Latin hypercube: each of n equally likely slices of every field holds one run. To the bit the
/// reference's `latin_hypercube`. Other fields, or another n, give other runs altogether.
///
/// The reference can't extend it. Here n runs can become 2n, 3n, … with the first n as they are and
/// all together a Latin hypercube again: every slice splits evenly, and the new runs take the parts
/// left free. That is not the design which the larger n alone would give.
public final class LatinHypercube extends PointDesign {
  private static final String NESTED = "nested_latin_hypercube";

  private final List<Integer> sizes;

  /// @param n how many runs; those who ask for the first one hold all of their points in memory
  /// @throws StudyException if n is below 1 or the seed negative
  public LatinHypercube(Dispersions dispersions, int n, BigInteger seed) {
    this(dispersions, List.of(n), seed);
  }

  private LatinHypercube(Dispersions dispersions, List<Integer> sizes, BigInteger seed) {
    super(dispersions, sizes.getLast(), seed);
    this.sizes = List.copyOf(sizes);
    for (int i = 1; i < sizes.size(); i++) {
      if (sizes.get(i - 1) < 1 || sizes.get(i) % sizes.get(i - 1) != 0) {
        throw new StudyException(
            "a Latin hypercube of %d runs can't become one of %d; only a multiple can"
                .formatted(sizes.get(i - 1), sizes.get(i)));
      }
    }
  }

  @Override
  public int runCount() {
    return n();
  }

  /// By a multiple of the runs there are.
  @Override
  public LatinHypercube extend(int runs) {
    int total = extended(runs);
    if (runs % n() != 0) {
      throw new StudyException(
          "a Latin hypercube of %d runs grows by a multiple of %d runs, not by %d"
              .formatted(n(), n(), runs));
    }
    var larger = new ArrayList<>(sizes);
    larger.add(total);
    return new LatinHypercube(dispersions(), larger, seed());
  }

  @Override
  public LatinHypercube reaching(int runs) {
    return runs <= n() ? this : extend((Math.ceilDiv(runs, n()) - 1) * n());
  }

  @Override
  UnitPoints points() {
    var points = LatinHypercubePoints.of(sizes.getFirst(), fields().size(), seed());
    var seeds = SeedSequence.of(seed());
    for (int stage = 1; stage < sizes.size(); stage++) {
      points = points.extendedTo(sizes.get(stage), seeds.spawn(stage));
    }
    return points;
  }

  /// What shuffles the slices takes half of a coordinate.
  @Override
  long pointBytes() {
    return Double.BYTES * (long) n() * (fields().size() + 1);
  }

  @Override
  public List<Integer> sizes() {
    return sizes;
  }

  @Override
  public LatinHypercube grown(List<Integer> through) {
    return new LatinHypercube(dispersions(), through, seed());
  }

  @Override
  LatinHypercube sized(int number) {
    return new LatinHypercube(dispersions(), number, seed());
  }

  @Override
  LatinHypercube of(Dispersions others) {
    return new LatinHypercube(others, sizes, seed());
  }

  /// Nested ones have a kind of their own, so that the reference refuses what it would misread.
  @Override
  String kind() {
    return sizes.size() == 1 ? "latin_hypercube" : NESTED;
  }

  @Override
  public ObjectNode parameterSpec() {
    ObjectNode spec = super.parameterSpec();
    if (sizes.size() > 1) {
      var array = spec.putArray("sizes");
      sizes.forEach(array::add);
    }
    return spec;
  }

  static LatinHypercube fromJson(JsonNode spec) {
    var sizes = new ArrayList<Integer>();
    spec.path("sizes").forEach(size -> sizes.add(size.intValue()));
    if (sizes.isEmpty()) {
      sizes.add(count(spec, "n"));
    }
    return new LatinHypercube(dispersions(spec), sizes, seed(spec));
  }
}
