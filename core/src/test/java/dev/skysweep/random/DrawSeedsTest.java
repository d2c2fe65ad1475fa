package dev.skysweep.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class DrawSeedsTest {
  static Stream<JsonNode> studySeeds() {
    return NumpyVectors.cases("run-seeds");
  }

  static Stream<JsonNode> parameters() {
    return NumpyVectors.cases("param-seeds");
  }

  @ParameterizedTest
  @MethodSource("studySeeds")
  void runSeedsEqualTheReferences(JsonNode reference) {
    BigInteger seed = new BigInteger(reference.path("seed").stringValue());
    List<Long> expected = NumpyVectors.unsignedInts(reference.path("run_seeds"));
    var seeds = new DrawSeeds(seed);
    assertThat(IntStream.range(0, expected.size()).mapToObj(i -> unsigned(seeds.run(i))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("studySeeds")
  void aSeedOfAnySizeGivesNumpysState(JsonNode reference) {
    BigInteger seed = new BigInteger(reference.path("seed").stringValue());
    assertThat(Arrays.stream(SeedSequence.of(seed).state(8)).mapToObj(DrawSeedsTest::unsigned))
        .isEqualTo(NumpyVectors.unsignedInts(reference.path("parent_state_u32_8")));
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void drawSeedsEqualTheReferencesForAnyName(JsonNode reference) {
    int nameHash = DrawSeeds.nameHash(reference.path("param").stringValue());
    assertThat(unsigned(nameHash)).isEqualTo(reference.path("name_hash").longValue());
    assertThat(unsigned(DrawSeeds.draw((int) reference.path("run_seed").longValue(), nameHash)))
        .isEqualTo(reference.path("sub_seed").longValue());
  }

  @Test
  void aNegativeSeedIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DrawSeeds(BigInteger.valueOf(-1)))
        .withMessageContaining("-1");
  }

  private static long unsigned(int word) {
    return Integer.toUnsignedLong(word);
  }
}
