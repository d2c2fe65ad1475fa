package dev.skysweep.statistics.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.Trials;
import dev.skysweep.statistics.Fixture;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Regression and rank correlation against numpy and scipy.
class RegressionIndicesTest {
  private static final JsonNode VECTOR = Fixture.oracle("regression");
  private static final double[][] PARAMETERS = Fixture.rows(VECTOR.get("parameters"));
  private static final double[] OUTPUTS = Fixture.doubles(VECTOR.get("outputs"));

  @Test
  void equalsNumpysLeastSquares() {
    var got = RegressionIndices.of(PARAMETERS, OUTPUTS, 0.95);
    assertThat(got.indices().stream().mapToDouble(RegressionIndices.Index::coefficient).toArray())
        .containsExactly(Fixture.doubles(VECTOR.get("src")), within(1e-12));
    assertThat(got.indices().stream().mapToDouble(RegressionIndices.Index::halfWidth).toArray())
        .containsExactly(Fixture.doubles(VECTOR.get("half_widths")), within(1e-12));
    assertThat(got.rSquared()).isCloseTo(VECTOR.get("r_squared").doubleValue(), within(1e-12));
    var ranks = RegressionIndices.ofRanks(PARAMETERS, OUTPUTS, 0.95);
    assertThat(ranks.indices().stream().mapToDouble(RegressionIndices.Index::coefficient).toArray())
        .containsExactly(Fixture.doubles(VECTOR.get("srrc")), within(1e-12));
  }

  @Test
  void rankCorrelationEqualsScipys() {
    var got = RankCorrelation.of(PARAMETERS, OUTPUTS, 0.95);
    double[] expected = Fixture.doubles(VECTOR.get("spearman"));
    for (int j = 0; j < expected.length; j++) {
      RankCorrelation.Index index = got.indices().get(j);
      assertThat(index.correlation()).isCloseTo(expected[j], within(1e-12));
      assertThat(index.interval().contains(expected[j])).isTrue();
      assertThat(index.interval().width()).isBetween(0.01, 0.6);
    }
  }

  @Test
  void failedRunsAreLeftOutAndCounted() {
    double[] holed = Arrays.copyOf(OUTPUTS, OUTPUTS.length);
    Arrays.fill(holed, 0, 20, Double.NaN);
    double[][] rest =
        Arrays.stream(PARAMETERS)
            .map(each -> Arrays.copyOfRange(each, 20, each.length))
            .toArray(double[][]::new);
    double[] restOutputs = Arrays.copyOfRange(OUTPUTS, 20, OUTPUTS.length);
    var got = RegressionIndices.of(PARAMETERS, holed, 0.95);
    assertThat(got.lostRuns()).isEqualTo(20);
    assertThat(got.runs()).isEqualTo(40);
    assertThat(got.indices()).isEqualTo(RegressionIndices.of(rest, restOutputs, 0.95).indices());
    assertThat(RankCorrelation.of(PARAMETERS, holed, 0.95).lostRuns()).isEqualTo(20);
    assertThat(PawnIndices.of(PARAMETERS, holed, 5).lostRuns()).isEqualTo(20);
  }

  @Test
  void aParameterThatFollowsFromOthersHasNoCoefficientAndHarmsNone() {
    double[] copy = Arrays.stream(PARAMETERS[0]).map(x -> 3 - 2 * x).toArray();
    double[] constant = new double[OUTPUTS.length];
    Arrays.fill(constant, 7000.3);
    double[][] more = {PARAMETERS[0], constant, copy, PARAMETERS[1], PARAMETERS[2]};
    var got = RegressionIndices.of(more, OUTPUTS, 0.95).indices();
    double[] expected = Fixture.doubles(VECTOR.get("src"));
    double[] widths = Fixture.doubles(VECTOR.get("half_widths"));
    assertThat(got.get(1).coefficient()).isNaN();
    assertThat(got.get(2).coefficient()).isNaN();
    assertThat(got.get(0).coefficient()).isCloseTo(expected[0], within(1e-9));
    assertThat(got.get(4).coefficient()).isCloseTo(expected[2], within(1e-9));
    assertThat(got.get(4).halfWidth()).isCloseTo(widths[2], within(1e-9));
    assertThat(RankCorrelation.of(more, OUTPUTS, 0.95).indices().get(1).correlation()).isNaN();
  }

  @Test
  void anOutputOnALineIsExplainedWhole() {
    double[][] x = {Trials.random(1).doubles(50).toArray(), Trials.random(2).doubles(50).toArray()};
    double[] y = new double[50];
    for (int i = 0; i < 50; i++) {
      y[i] = 7000 - 3 * x[0][i] + 0.5 * x[1][i];
    }
    assertThat(RegressionIndices.of(x, y, 0.95).rSquared()).isCloseTo(1, within(1e-12));
    assertThat(RankCorrelation.of(x, x[0], 0.95).indices().getFirst().correlation())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void saysWhenRunsAreTooFew() {
    double[][] x = {{1, 2, 3}, {2, 1, 3}};
    double[] y = {1, 2, Double.NaN};
    assertThatExceptionOfType(TooFewRunsException.class)
        .isThrownBy(() -> RegressionIndices.of(x, y, 0.95))
        .withMessageContaining("at least 4 runs with a value, but only 2");
    assertThatExceptionOfType(TooFewRunsException.class)
        .isThrownBy(() -> RankCorrelation.of(x, y, 0.95));
    assertThatExceptionOfType(TooFewRunsException.class).isThrownBy(() -> PawnIndices.of(x, y, 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankCorrelation.of(x, new double[4], 0.95));
  }
}
