package dev.skysweep.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.skysweep.Trials;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class Pcg64Test {
  static Stream<JsonNode> streams() {
    return NumpyVectors.cases("pcg64-streams");
  }

  static Stream<JsonNode> slowNormals() {
    return NumpyVectors.cases("ziggurat-edge");
  }

  @ParameterizedTest
  @MethodSource("streams")
  void everyKindOfNumberEqualsNumpys(JsonNode numpy) {
    Pcg64 words = seeded(numpy);
    assertThat(numpy.path("uint64").valueStream().map(JsonNode::stringValue))
        .allSatisfy(word -> assertThat(words.nextLong()).isEqualTo(Long.parseUnsignedLong(word)));

    Pcg64 halves = seeded(numpy);
    assertThat(NumpyVectors.unsignedInts(numpy.path("uint32")))
        .allSatisfy(half -> assertThat(Integer.toUnsignedLong(halves.nextInt())).isEqualTo(half));

    Pcg64 doubles = seeded(numpy);
    assertThat(NumpyVectors.doubles(numpy.path("next_double")))
        .allSatisfy(number -> assertThat(doubles.nextDouble()).isEqualTo(number));

    Pcg64 normals = seeded(numpy);
    assertThat(NumpyVectors.doubles(numpy.path("standard_normal")))
        .allSatisfy(number -> assertThat(normals.nextGaussian()).isEqualTo(number));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void aShuffleEqualsNumpys(JsonNode numpy) {
    int[] values = IntStream.rangeClosed(1, 10).toArray();
    seeded(numpy).shuffle(values);
    assertThat(Arrays.stream(values).asLongStream().boxed())
        .isEqualTo(NumpyVectors.unsignedInts(numpy.path("shuffle_1_to_10")));
  }

  @ParameterizedTest
  @MethodSource("slowNormals")
  void normalsFromTheTailAndTheEdgesEqualNumpys(JsonNode numpy) {
    double expected = Double.parseDouble(numpy.path("value").stringValue());
    assertThat(seeded(numpy).nextGaussian()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void boundedIntegersStayBelowTheirBound(long seed) {
    int bound = 1 + Trials.random(seed).nextInt(Integer.MAX_VALUE);
    Pcg64 random = Pcg64.of(BigInteger.valueOf(seed));
    assertThat(IntStream.generate(() -> random.nextInt(bound)).limit(100))
        .allMatch(value -> value >= 0 && value < bound);
  }

  /// numpy: `default_rng(7).integers(3, size=12)` and then `.integers(1, size=2)`, `.integers(10)`.
  @Test
  void boundedIntegersEqualNumpys() {
    Pcg64 random = Pcg64.of(BigInteger.valueOf(7));
    assertThat(IntStream.generate(() -> random.nextInt(3)).limit(12).toArray())
        .containsExactly(2, 1, 2, 2, 1, 2, 2, 0, 0, 0, 0, 2);
    assertThat(random.nextInt(1)).isZero();
    assertThat(random.nextInt(10)).isEqualTo(9);
  }

  @Test
  void anEmptyRangeIsRefused() {
    Pcg64 random = Pcg64.of(BigInteger.ONE);
    assertThatIllegalArgumentException().isThrownBy(() -> random.nextInt(0));
  }

  private static Pcg64 seeded(JsonNode numpy) {
    return Pcg64.of(numpy.path("seed").bigIntegerValue());
  }
}
