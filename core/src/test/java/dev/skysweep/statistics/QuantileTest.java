package dev.skysweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QuantileTest {
  @Test
  void equalsNumpyToTheBit() {
    for (JsonNode vector : Fixture.oracle("quantiles")) {
      var sample = Sample.of(Fixture.doubles(vector.get("values")));
      double[] qs = Fixture.doubles(vector.get("q"));
      double[] expected = Fixture.doubles(vector.get("quantiles"));
      for (int i = 0; i < qs.length; i++) {
        assertThat(sample.quantile(qs[i]))
            .as("%s of %d", qs[i], sample.size())
            .isEqualTo(expected[i]);
      }
    }
  }

  @Test
  void staysInfiniteBetweenInfiniteValues() {
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(Sample.of(1, infinity, infinity).quantile(0.75)).isEqualTo(infinity);
  }

  @Test
  void isMissingWithoutValues() {
    assertThat(Sample.of(Double.NaN).quantile(0.5)).isNaN();
  }

  @Test
  void refusesWhatIsNoFraction() {
    assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(1, 2).quantile(1.01));
    assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(1, 2).quantile(Double.NaN));
  }
}
