package dev.skysweep.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.skysweep.Trials;
import java.math.BigInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class UnitPointsTest {
  static Stream<JsonNode> points() {
    return NumpyVectors.cases("points");
  }

  @ParameterizedTest
  @MethodSource("points")
  void pointsEqualScipysAndSalibs(JsonNode python) {
    BigInteger seed = python.path("seed").bigIntegerValue();
    int n = python.path("n").intValue();
    int d = python.path("d").intValue();
    UnitPoints ours =
        switch (python.path("kind").stringValue()) {
          case "sobol" -> SobolPoints.scrambled(d, seed);
          case "plain sobol" -> SobolPoints.plain(d);
          case "halton" -> new HaltonPoints(d, seed);
          case "latin hypercube" -> LatinHypercubePoints.of(n, d, seed);
          case "morris" -> new MorrisPoints(n / (d + 1), d, python.path("levels").intValue(), seed);
          case String other -> throw new AssertionError(other);
        };
    for (int i = 0; i < n; i++) {
      int point = i;
      assertThat(IntStream.range(0, d).mapToObj(k -> ours.at(point, k)))
          .as("point %d", i)
          .isEqualTo(NumpyVectors.doubles(python.path("points").path(i)));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void aPowerOfTwoOfSobolPointsPutsOneIntoEachSlice(long seed) {
    RandomGenerator random = Trials.random(seed);
    int dimensions = 1 + random.nextInt(20);
    int points = 1 << random.nextInt(9);
    var sobol = SobolPoints.scrambled(dimensions, BigInteger.valueOf(seed));
    assertOneInEachSlice(sobol, points, dimensions);
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void aLatinHypercubePutsOneIntoEachSliceAndStillDoesWhenExtended(long seed) {
    RandomGenerator random = Trials.random(seed);
    int dimensions = 1 + random.nextInt(6);
    int points = 1 + random.nextInt(40);
    int total = points * (1 + random.nextInt(5));
    var first = LatinHypercubePoints.of(points, dimensions, BigInteger.valueOf(seed));
    var all = first.extendedTo(total, SeedSequence.ofWords(1, (int) seed));
    assertOneInEachSlice(first, points, dimensions);
    assertOneInEachSlice(all, total, dimensions);
    for (int i = 0; i < points; i++) {
      for (int d = 0; d < dimensions; d++) {
        assertThat(all.at(i, d)).isEqualTo(first.at(i, d));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void aTrajectoryMovesEveryCoordinateOnceByTheStep(long seed) {
    int dimensions = 1 + Trials.random(seed).nextInt(8);
    int levels = 2 + 2 * Trials.random(seed).nextInt(4);
    var morris = new MorrisPoints(3, dimensions, levels, BigInteger.valueOf(seed));
    for (int t = 0; t < 3; t++) {
      for (int step = 0; step < dimensions; step++) {
        int point = t * (dimensions + 1) + step;
        int moved = morris.moved(point);
        for (int d = 0; d < dimensions; d++) {
          double move = Math.abs(morris.at(point + 1, d) - morris.at(point, d));
          assertThat(move).isEqualTo(d == moved ? morris.step() : 0, rounding());
        }
      }
    }
  }

  @Test
  void moreDimensionsThanTheSobolTableAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SobolPoints.plain(SobolPoints.MAX_DIMENSIONS + 1))
        .withMessageContaining("257");
  }

  @Test
  void aLatinHypercubeOnlyGrowsByMultiples() {
    var points = LatinHypercubePoints.of(4, 2, BigInteger.ONE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> points.extendedTo(10, SeedSequence.ofWords(1)));
  }

  private static Offset<Double> rounding() {
    return Offset.offset(1e-15);
  }

  private static void assertOneInEachSlice(UnitPoints points, int count, int dimensions) {
    for (int d = 0; d < dimensions; d++) {
      int dimension = d;
      assertThat(
              IntStream.range(0, count)
                  .map(i -> (int) Math.floor(points.at(i, dimension) * count))
                  .distinct()
                  .count())
          .isEqualTo(count);
    }
  }
}
