package dev.skysweep.statistics.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.Trials;
import dev.skysweep.random.Pcg64;
import dev.skysweep.statistics.Fixture;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MorrisIndicesTest {
  private static final JsonNode VECTOR = Fixture.oracle("morris");

  @Test
  void equalsSalibWithNumpysBootstrap() {
    var generator = Pcg64.of(BigInteger.valueOf(VECTOR.get("seed").intValue()));
    var got =
        MorrisIndices.of(
            Fixture.rows(VECTOR.get("points")),
            Fixture.doubles(VECTOR.get("outputs")),
            0.95,
            generator::nextInt);
    assertThat(got.lostEffects()).isZero();
    for (int j = 0; j < 3; j++) {
      MorrisIndices.Index index = got.indices().get(j);
      assertThat(index.mu()).isCloseTo(expected("mu", j), within(1e-12));
      assertThat(index.muStar()).isCloseTo(expected("mu_star", j), within(1e-12));
      assertThat(index.sigma()).isCloseTo(expected("sigma", j), within(1e-12));
      assertThat(index.halfWidth()).isCloseTo(expected("mu_star_conf", j), within(1e-12));
      assertThat(index.effects()).isEqualTo(10);
    }
  }

  private static double expected(String name, int parameter) {
    return VECTOR.get(name).get(parameter).doubleValue();
  }

  @Test
  void aFailedRunLosesTheStepsBesideItOnly() {
    double[] outputs = Fixture.doubles(VECTOR.get("outputs"));
    outputs[1] = Double.NaN;
    outputs[39] = Double.NaN;
    var got =
        MorrisIndices.of(
            Fixture.rows(VECTOR.get("points")), outputs, 0.95, Trials.random(1)::nextInt);
    assertThat(got.lostEffects()).isEqualTo(3);
    assertThat(got.indices().stream().mapToInt(MorrisIndices.Index::effects).sum()).isEqualTo(27);
  }

  @Test
  void refusesOtherDesignsAndTooFewEffects() {
    double[][] twoMoves = {{0, 0}, {1, 1}, {1, 0}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MorrisIndices.of(twoMoves, new double[3], 0.95, n -> 0))
        .withMessageContaining("run 1 ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MorrisIndices.of(new double[4][2], new double[4], 0.95, n -> 0));
    double[][] once = {{0, 0}, {1, 0}, {1, 1}};
    assertThatExceptionOfType(TooFewRunsException.class)
        .isThrownBy(() -> MorrisIndices.of(once, new double[3], 0.95, n -> 0));
  }
}
