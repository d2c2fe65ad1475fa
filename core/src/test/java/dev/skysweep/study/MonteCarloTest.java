package dev.skysweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.skysweep.Trials;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class MonteCarloTest {
  private static final FieldPath SMA = FieldPath.parse("Sat.SMA");

  static Stream<JsonNode> references() {
    return ReferenceVectors.cases(ReferenceVectors.read("monte-carlo"));
  }

  static Stream<JsonNode> extensions() {
    return ReferenceVectors.read("monte-carlo-extension").path("cases").valueStream();
  }

  @ParameterizedTest
  @MethodSource("references")
  void drawsEqualTheReferences(JsonNode vector) {
    ObjectNode spec = ReferenceVectors.spec("monte_carlo", vector);
    Design design = Design.of(spec);
    assertThat(design.runCount()).isEqualTo(vector.path("runs").size());
    assertRuns((MonteCarlo) design, vector);
  }

  @ParameterizedTest
  @MethodSource("references")
  void theHeaderIsTheReferences(JsonNode vector) {
    ObjectNode spec = ReferenceVectors.spec("monte_carlo", vector);
    assertThat(Design.of(spec).parameterSpec()).hasToString(spec.toString());
  }

  @ParameterizedTest
  @MethodSource("extensions")
  void anExtensionEqualsTheReferences(JsonNode vector) {
    ObjectNode spec = ReferenceVectors.spec("monte_carlo", vector);
    spec.set("n", vector.path("old_n"));
    var extended = ((MonteCarlo) Design.of(spec)).extend(vector.path("n").intValue());
    assertRuns(extended, vector);
  }

  @Test
  void aTriangularOfScipyIsDrawnToTheBit() {
    JsonNode vector =
        ReferenceVectors.read("monte-carlo")
            .valueStream()
            .filter(one -> one.path("name").asString().startsWith("scipy"))
            .findFirst()
            .orElseThrow();
    ObjectNode spec = ReferenceVectors.spec("monte_carlo", vector);
    ObjectNode perturb = spec.putObject("perturb");
    perturb.set("D.d", vector.path("perturb").path("D.d"));
    var design = (MonteCarlo) Design.of(spec);
    for (JsonNode run : vector.path("runs")) {
      double ours = ReferenceVectors.number(design.run(run.path("run_id").intValue()), "D.d");
      assertThat(ours)
          .isEqualTo(Double.parseDouble(run.path("overrides").path("D.d").stringValue()));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void anotherFieldChangesNoDraw(long seed) {
    RandomGenerator random = Trials.random(seed);
    Map<FieldPath, Distribution> few = new HashMap<>();
    few.put(SMA, Distribution.normal(7100, 50));
    few.put(FieldPath.parse("Sat.INC"), Distribution.triangular(28, 28.5, 29));
    Map<FieldPath, Distribution> more = new HashMap<>(few);
    more.put(FieldPath.parse("A.B" + random.nextInt(100)), Distribution.uniform(0, 1));
    BigInteger studySeed = new BigInteger(1 + random.nextInt(200), Random.from(random));
    var before = new MonteCarlo(Dispersions.of(few), 5, studySeed);
    var after = new MonteCarlo(Dispersions.of(more), 5, studySeed);
    for (int i = 0; i < 5; i++) {
      assertThat(after.run(i).overrides()).containsAllEntriesOf(before.run(i).overrides());
    }
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void anExtendedStudyIsTheLongerStudy(long seed) {
    RandomGenerator random = Trials.random(seed);
    int n = 1 + random.nextInt(30);
    int more = 1 + random.nextInt(30);
    Dispersions dispersions = Dispersions.of(Map.of(SMA, Distribution.normal(7100, 50)));
    BigInteger studySeed = BigInteger.valueOf(seed);
    MonteCarlo extended = new MonteCarlo(dispersions, n, studySeed).extend(more);
    assertThat(extended).isEqualTo(new MonteCarlo(dispersions, n + more, studySeed));
    assertThat(extended.run(n - 1)).isEqualTo(new MonteCarlo(dispersions, n, studySeed).run(n - 1));
  }

  @Test
  void runSeedsNeverRepeat() {
    Dispersions dispersions = Dispersions.of(Map.of(SMA, Distribution.normal(0, 1)));
    var study = new MonteCarlo(dispersions, 100_000, BigInteger.ZERO);
    assertThat(IntStream.range(0, 100_000).mapToLong(study::runSeed).distinct().count())
        .isEqualTo(100_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aStudyHasRuns(int n) {
    Dispersions dispersions = Dispersions.of(Map.of(SMA, Distribution.normal(0, 1)));
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> new MonteCarlo(dispersions, n, BigInteger.ONE))
        .withMessageContaining("n >= 1");
  }

  @Test
  void aStudyWithoutSeedCannotBeDrawnAgain() {
    ObjectNode spec = ReferenceVectors.spec("monte_carlo", references().findFirst().orElseThrow());
    spec.putNull("seed");
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> Design.of(spec))
        .withMessageContaining("no seed");
  }

  private static void assertRuns(MonteCarlo design, JsonNode vector) {
    for (JsonNode run : vector.path("runs")) {
      int runId = run.path("run_id").intValue();
      assertThat(design.runSeed(runId)).isEqualTo(run.path("seed").longValue());
      RunSpec ours = design.run(runId);
      assertThat(ours.overrides()).hasSize(run.path("overrides").size());
      run.path("overrides")
          .properties()
          .forEach(value ->
              ReferenceVectors.assertSame(
                  ReferenceVectors.number(ours, value.getKey()),
                  value.getValue().stringValue(),
                  vector.path("perturb").path(value.getKey())));
    }
  }
}
