package dev.skysweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.Trials;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PointDesignTest {
  private static final Dispersions TWO =
      Dispersions.of(
          Map.of(
              FieldPath.parse("Sat.SMA"), Distribution.normal(7100, 50),
              FieldPath.parse("Sat.INC"), Distribution.uniform(28, 29)));
  private static final BigInteger SEED = BigInteger.valueOf(42);

  static Stream<JsonNode> latinHypercubes() {
    return ReferenceVectors.cases(ReferenceVectors.read("latin-hypercube"));
  }

  static Stream<JsonNode> saltellis() {
    return ReferenceVectors.cases(ReferenceVectors.read("saltelli"));
  }

  @ParameterizedTest
  @MethodSource("latinHypercubes")
  void aLatinHypercubeEqualsTheReferences(JsonNode vector) {
    ObjectNode spec = ReferenceVectors.spec("latin_hypercube", vector);
    var design = (LatinHypercube) Design.of(spec);
    for (int run = 0; run < design.runCount(); run++) {
      for (int field = 0; field < design.fields().size(); field++) {
        assertThat(design.unit(run, field))
            .isEqualTo(
                Double.parseDouble(vector.path("unit_hex").path(run).path(field).asString()));
      }
    }
    assertRows(design, vector);
    assertThat(design.parameterSpec()).hasToString(spec.toString());
  }

  @ParameterizedTest
  @MethodSource("saltellis")
  void aSaltelliDesignEqualsTheReferences(JsonNode vector) {
    ObjectNode spec = ReferenceVectors.spec("saltelli", vector);
    spec.set("second_order", vector.path("calc_second_order"));
    assertRows((Saltelli) Design.of(spec), vector);
  }

  @Test
  void quantilesComeCloseToScipys() {
    JsonNode vector =
        ReferenceVectors.read("latin-hypercube")
            .valueStream()
            .filter(one -> one.path("name").asString().startsWith("scipy"))
            .reduce((_, last) -> last)
            .orElseThrow();
    Distribution beta = Distribution.beta(2, 5, 1, 4);
    Distribution truncated = Distribution.truncatedNormal(10, 0.5, 9, 11);
    Distribution triangular = Distribution.triangular(0, 1, 2);
    for (int run = 0; run < 64; run++) {
      JsonNode units = vector.path("unit_hex").path(run);
      JsonNode values = vector.path("rows").path(run);
      assertThat(quantile(beta, units.path(0))).isCloseTo(hex(values.path(0)), within(1e-12));
      assertThat(quantile(truncated, units.path(1))).isCloseTo(hex(values.path(1)), within(1e-12));
      assertThat(quantile(triangular, units.path(3))).isEqualTo(hex(values.path(3)));
    }
  }

  static Stream<SampledDesign> growing() {
    return Stream.of(
        new MonteCarlo(TWO, 6, SEED).extend(5),
        new LatinHypercube(TWO, 6, SEED).extend(12).extend(18),
        new Saltelli(TWO, 4, SEED, true).extend(4 * 6),
        new Saltelli(TWO, 4, SEED, false).extend(12 * 4),
        new SobolSequence(TWO, 8, SEED).extend(8),
        new HaltonSequence(TWO, 7, SEED).extend(2),
        new Morris(TWO, 3, SEED, 4).extend(6));
  }

  @ParameterizedTest
  @MethodSource("growing")
  void anExtensionKeepsTheRunsThatWereThere(SampledDesign extended) {
    SampledDesign first =
        switch (extended) {
          case MonteCarlo _ -> new MonteCarlo(TWO, 6, SEED);
          case LatinHypercube _ -> new LatinHypercube(TWO, 6, SEED);
          case Saltelli saltelli -> new Saltelli(TWO, 4, SEED, saltelli.secondOrder());
          case SobolSequence _ -> new SobolSequence(TWO, 8, SEED);
          case HaltonSequence _ -> new HaltonSequence(TWO, 7, SEED);
          case Morris _ -> new Morris(TWO, 3, SEED, 4);
        };
    assertThat(extended.runCount()).isGreaterThan(first.runCount());
    for (int run = 0; run < first.runCount(); run++) {
      assertThat(extended.run(run)).isEqualTo(first.run(run));
    }
  }

  @Test
  void aLatinHypercubeGrowsAgainAndAgain() {
    LatinHypercube once = new LatinHypercube(TWO, 6, SEED).extend(12);
    LatinHypercube twice = once.extend(18);
    for (int run = 0; run < once.runCount(); run++) {
      assertThat(twice.run(run)).isEqualTo(once.run(run));
    }
  }

  @ParameterizedTest
  @MethodSource("growing")
  void everyDesignIsReadBackFromItsHeader(SampledDesign design) {
    Design read = Design.of(design.parameterSpec());
    assertThat(read).isEqualTo(design);
    assertThat(read.run(design.runCount() - 1)).isEqualTo(design.run(design.runCount() - 1));
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void everyMarginOfALatinHypercubeIsStratified(long seed) {
    RandomGenerator random = Trials.random(seed);
    int n = 1 + random.nextInt(20);
    int factor = 1 + random.nextInt(4);
    var design = new LatinHypercube(TWO, n, BigInteger.valueOf(seed)).extend(factor * n);
    int runs = n * (1 + factor);
    assertThat(design.runCount()).isEqualTo(runs);
    for (int field = 0; field < 2; field++) {
      boolean[] filled = new boolean[runs];
      for (int run = 0; run < runs; run++) {
        filled[(int) (design.unit(run, field) * runs)] = true;
      }
      assertThat(filled).doesNotContain(false);
    }
  }

  @Test
  void runsOfAMorrisTrajectoryDifferInOneField() {
    var design = new Morris(TWO, 4, SEED, 4);
    for (int run = 0; run < design.runCount() - 1; run++) {
      if ((run + 1) % design.blockSize() != 0) {
        var here = design.run(run).overrides();
        var next = design.run(run + 1).overrides();
        assertThat(
                here.keySet().stream()
                    .filter(path -> !Objects.equals(here.get(path), next.get(path))))
            .hasSize(1);
      }
    }
  }

  @Test
  void theGridOfMorrisEndsWhereAnEndlessDistributionIsStillFinite() {
    var design = new Morris(TWO, 50, SEED, 2);
    double end = 50 * 2.5758293035489004;
    for (int run = 0; run < design.runCount(); run++) {
      double sma = ReferenceVectors.number(design.run(run), "Sat.SMA");
      double inclination = ReferenceVectors.number(design.run(run), "Sat.INC");
      assertThat(Math.abs(sma - 7100)).isCloseTo(end, within(1e-9));
      assertThat(inclination).isIn(28.0, 29.0);
    }
  }

  @Test
  void sobolSizesThatAreNoPowerOfTwoAreRefusedWithTheirCost() {
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> new Saltelli(TWO, 1000, SEED, true))
        .withMessageContaining("512 costs 3,072 runs, 1024 costs 6,144 runs");
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> new SobolSequence(TWO, 8, SEED).extend(4))
        .withMessageContaining("8 costs 8 runs, 16 costs 16 runs");
    assertThat(Saltelli.roundedUp(1000)).isEqualTo(1024);
    assertThat(SobolSequence.roundedUp(1024)).isEqualTo(1024);
    assertThat(SobolSequence.roundedUp(1)).isEqualTo(1);
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> SobolSequence.roundedUp((1 << 30) + 1))
        .withMessageContaining("1,073,741,824");
  }

  @Test
  void aLatinHypercubeThatDoesNotFitIntoMemoryIsRefused() {
    var design = new LatinHypercube(TWO, Integer.MAX_VALUE, SEED);

    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> design.run(0))
        .withMessageContainingAll("2147483647 runs of 2 fields", "49151 MB", "Halton");
  }

  @Test
  void soAreMorrisTrajectories() {
    var design = new Morris(TWO, 700_000_000, SEED, 4);

    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> design.run(0))
        .withMessageContainingAll("2100000000 runs of 2 fields", "65422 MB", "Halton");
  }

  @Test
  void aDesignGrowsOnlyAsItsTheoryAllows() {
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> new LatinHypercube(TWO, 6, SEED).extend(7))
        .withMessageContaining("multiple of 6 runs");
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> new Saltelli(TWO, 4, SEED, true).extend(5))
        .withMessageContaining("whole blocks of 6 runs");
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> new Morris(TWO, 4, SEED, 4).extend(4))
        .withMessageContaining("whole trajectories of 3 runs");
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> new HaltonSequence(TWO, 4, SEED).extend(0))
        .withMessageContaining("1 or more");
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> new Morris(TWO, 4, SEED, 3))
        .withMessageContaining("even number of levels");
  }

  @Test
  void eachRunOfASaltelliBlockTakesItsFieldsFromAOrB() {
    var design = new Saltelli(TWO, 2, SEED, true);
    List<String> pattern = List.of("AA", "BA", "AB", "AB", "BA", "BB");
    for (int run = 0; run < design.runCount(); run++) {
      int block = run / 6 * 6;
      for (int field = 0; field < 2; field++) {
        int source = pattern.get(run % 6).charAt(field) == 'A' ? block : block + 5;
        assertThat(design.unit(run, field)).isEqualTo(design.unit(source, field));
      }
    }
  }

  private static void assertRows(PointDesign design, JsonNode vector) {
    JsonNode rows = vector.path("rows");
    assertThat(design.runCount()).isEqualTo(rows.size());
    for (int run = 0; run < rows.size(); run++) {
      RunSpec ours = design.run(run);
      for (int column = 0; column < vector.path("columns").size(); column++) {
        String field = vector.path("columns").path(column).stringValue();
        ReferenceVectors.assertSame(
            ReferenceVectors.number(ours, field),
            rows.path(run).path(column).stringValue(),
            vector.path("perturb").path(field));
      }
    }
  }

  private static double quantile(Distribution distribution, JsonNode unit) {
    return switch (distribution.quantile(hex(unit))) {
      case Value.Real(double value) -> value;
      case Value other -> throw new AssertionError(other);
    };
  }

  private static double hex(JsonNode node) {
    return Double.parseDouble(node.stringValue());
  }
}
