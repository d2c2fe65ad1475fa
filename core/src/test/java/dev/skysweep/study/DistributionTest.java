package dev.skysweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.Trials;
import dev.skysweep.json.Json;
import dev.skysweep.random.Pcg64;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "normal:7100:50 | [\"normal\",7100.0,50.0]",
        "uniform: 28 : 29.5 | [\"uniform\",28.0,29.5]",
        "lognormal:6.5:.25 | [\"lognormal\",6.5,0.25]",
        "triangular:1:2:4 | [\"triangular\",1.0,2.0,4.0]",
        "truncnormal:0:1:-2:2 | [\"truncnormal\",0.0,1.0,-2.0,2.0]",
        "beta:2:5:0:10 | [\"beta\",2.0,5.0,0.0,10.0]",
        "choice:Earth@3, Luna@1 | [\"choice\",[\"Earth\",\"Luna\"],[3.0,1.0]]",
        "choice:1,2.5,'01 Jan 2026 00:00:00.000' "
            + "| [\"choice\",[1,2.5,\"01 Jan 2026 00:00:00.000\"]]",
        "constant:Off | [\"constant\",\"Off\"]",
        "nominal+normal:0:50 | [\"nominal\",[\"normal\",0.0,50.0]]",
        "nominal + constant:50 | [\"nominal\",[\"constant\",50]]",
        "nominal + choice:-1,1.5@3 | [\"nominal\",[\"choice\",[-1,1.5],[1.0,3.0]]]",
        "nominal - 2.5 | [\"nominal\",[\"constant\",-2.5]]",
        "nominal + normal:0:50 | [\"nominal\",[\"normal\",0.0,50.0]]",
        "wrap:0:360:nominal+normal:0:20 "
            + "| [\"wrap\",0.0,360.0,[\"nominal\",[\"normal\",0.0,20.0]]]",
      })
  void theFormOfTheCommandLineIsKeptInTheHeader(String text, String json) {
    Distribution distribution = Distribution.parse(text);
    assertThat(distribution.toJson()).hasToString(json);
    assertThat(DistributionJson.read(Json.mapper().readTree(json))).isEqualTo(distribution);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gauss:1:2 | unknown distribution 'gauss'",
        "nromal:1:2 | did you mean normal?",
        "normal:1 | takes 2 numbers (normal:mu:sigma), got 1",
        "normal:1:2:3 | got 3",
        "normal:x:2 | must be numeric, got 'x'",
        "normal:True:1 | must be numeric",
        "normal:nan:1 | must be finite",
        "uniform:0:inf | must be finite",
        "uniform:0:1e999 | must be finite",
        "normal:1:0 | normal sigma must be > 0, got 0.0",
        "lognormal:1:-1 | lognormal sigma must be > 0, got -1.0",
        "uniform:1:1 | uniform requires hi > lo, got lo=1.0, hi=1.0",
        "triangular:0:3:2 | lo <= mode <= hi",
        "truncnormal:0:1:2:-2 | hi > lo",
        "beta:0:1:0:1 | beta a must be > 0",
        "choice:a@0 | a weight must be > 0",
        "choice:a,,b | a value is empty",
        "choice:a@1@2 | value@weight",
        "constant: | a value is empty",
        "wrap:0:360 | wrap:lo:hi:",
        "nominal + choice:a,b | a number is needed, got \"a\"",
        "nominal * normal:1:0.1 | must be 'nominal + ' and a distribution or a number",
        "nominal - normal:0:1 | must be 'nominal + ' and a distribution or a number",
        "wrap:360:0:normal:0:1 | hi > lo",
      })
  void whatCannotBeDrawnIsRefused(String text, String message) {
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> Distribution.parse(text))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"normal\" | must be an array",
        "[] | must be an array",
        "null | must be an array",
        "[\"gauss\",1,2] | unknown distribution",
        "[\"normal\",1] | takes 2 numbers",
        "[\"normal\",true,1] | must be numeric, got true",
        "[\"normal\",\"a\",\"2\"] | must be numeric",
        "[\"normal\",NaN,1] | must be finite",
        "{\"name\":\"beta\",\"args\":[2,5],\"kwds\":{}} | finish it there",
        "{\"name\":\"uniform\",\"args\":[0.1,0.2],\"kwds\":{}} | finish it there",
      })
  void aHeaderThatCannotBeDrawnIsRefused(String json, String message) {
    var tree = Json.mapper().readTree(json);
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> DistributionJson.read(tree))
        .withMessageContaining(message);
  }

  @Test
  void numbersMayBeTextsInAHeaderAsInTheReferences() {
    assertThat(DistributionJson.read(Json.mapper().readTree("[\"normal\",\"1\",\"2\"]")))
        .isEqualTo(Distribution.normal(1, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':'norm','args':[],'kwds':{'loc':7,'scale':2}} | normal:7:2",
        "{'name':'uniform','args':[1,2],'kwds':{}} | uniform:1:3",
        "{'name':'triang','args':[0.5],'kwds':{'loc':0,'scale':2}} | triangular:0:1:2"
      },
      quoteCharacter = '~')
  void scipysOwnObjectsAreReadWhereTheyAreTheSame(String json, String text) {
    assertThat(DistributionJson.read(Json.mapper().readTree(json.replace('\'', '"'))))
        .isEqualTo(Distribution.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "normal:3:2",
        "uniform:-1:5",
        "lognormal:0:.5",
        "triangular:1:2:4",
        "truncnormal:0:1:-1:3",
        "beta:2:5:1:4"
      })
  void drawsSpreadAsTheQuantilesSay(String text) {
    var distribution = (RealDistribution) Distribution.parse(text);
    Pcg64 random = Pcg64.of(BigInteger.valueOf(11));
    double[] draws =
        DoubleStream.generate(() -> distribution.drawNumber(random)).limit(20_000).toArray();
    for (double share : new double[] {0.05, 0.25, 0.5, 0.75, 0.95}) {
      double quantile = distribution.inverse(share);
      double below = DoubleStream.of(draws).filter(draw -> draw <= quantile).count() / 20_000.0;
      // five standard errors
      assertThat(below).isCloseTo(share, within(5 * Math.sqrt(share * (1 - share) / 20_000)));
    }
  }

  @Test
  void choicesComeInProportionToTheirWeights() {
    Distribution choice = Distribution.parse("choice:a@1,b@3");
    Pcg64 random = Pcg64.of(BigInteger.TWO);
    Map<Value, Integer> counts = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      counts.merge(choice.draw(random), 1, Integer::sum);
    }
    assertThat(counts.getOrDefault(Value.of("a"), 0) / 10_000.0).isCloseTo(0.25, within(0.025));
    assertThat(choice.quantile(0)).isEqualTo(Value.of("a"));
    assertThat(choice.quantile(0.25)).isEqualTo(Value.of("b"));
    assertThat(choice.quantile(1)).isEqualTo(Value.of("b"));
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void wrappedAnglesKeepTheirDirection(long seed) {
    RandomGenerator random = Trials.random(seed);
    double angle = (random.nextDouble() - 0.5) * 10_000;
    double wrapped = Distribution.uniform(angle, angle + 1e-9).wrapped(0, 360).inverse(0);
    assertThat(wrapped).isGreaterThanOrEqualTo(0).isLessThan(360);
    assertThat(Math.sin(Math.toRadians(wrapped)))
        .isCloseTo(Math.sin(Math.toRadians(angle)), within(1e-9));
  }

  @Test
  void aTinyStepBelowTheTurnDoesNotReachIt() {
    double wrapped = Distribution.uniform(-1e-300, 1).wrapped(0, 360).inverse(0);
    assertThat(wrapped).isZero();
  }

  @Test
  void theNominalValueIsAskedForAndThenKept() {
    FieldPath sma = FieldPath.parse("Sat.SMA");
    FieldPath inclination = FieldPath.parse("Sat.INC");
    var design =
        new MonteCarlo(
            Dispersions.parse(List.of("Sat.SMA=nominal+normal:0:50", "Sat.INC=uniform:28:29")),
            3,
            BigInteger.ONE);
    assertThat(design.dispersions().needingNominals()).containsExactly(sma);
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> design.run(0))
        .withMessageContaining("nominal");

    SampledDesign known =
        design.about(path -> {
          assertThat(path).isEqualTo(sma);
          return 7000;
        });
    double difference =
        ReferenceVectors.number(
            new MonteCarlo(
                    Dispersions.of(Map.of(sma, Distribution.normal(0, 50))), 3, BigInteger.ONE)
                .run(2),
            "Sat.SMA");
    assertThat(ReferenceVectors.number(known.run(2), "Sat.SMA")).isEqualTo(7000 + difference);
    assertThat(known.run(2).overrides()).containsKey(inclination);
    assertThat(Design.of(known.parameterSpec())).isEqualTo(known);
  }

  @Test
  void everyBadOptionIsNamed() {
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() ->
            Dispersions.parse(
                List.of("noeq", "=normal:1:2", "a=", "b=gauss:1:2", "c=normal:1:2", "c=x:1")))
        .satisfies(e ->
            assertThat(e.problems())
                .satisfiesExactly(
                    problem -> assertThat(problem).contains("must contain '='"),
                    problem -> assertThat(problem).contains("missing a name"),
                    problem -> assertThat(problem).contains("no distribution"),
                    problem -> assertThat(problem).contains("--perturb b: unknown"),
                    problem -> assertThat(problem).contains("--perturb c: unknown")));
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> Dispersions.parse(List.of("a=constant:1", "a=constant:2")))
        .withMessageContaining("twice");
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> Dispersions.parse(List.of()))
        .withMessageContaining("nothing varies");
  }

  @Test
  void seedsAreWholeNumbersFromZeroUp() {
    assertThat(Seeds.parse(" 123456789012345678901234567890 "))
        .isEqualTo(new BigInteger("123456789012345678901234567890"));
    assertThat(Seeds.parse("0")).isZero();
    assertThat(Seeds.fresh()).isNotEqualTo(Seeds.fresh());
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> Seeds.parse("-1"))
        .withMessageContaining("negative");
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> Seeds.parse("1.5"))
        .withMessageContaining("whole number");
  }
}
