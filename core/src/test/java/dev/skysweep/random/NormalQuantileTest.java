package dev.skysweep.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class NormalQuantileTest {
  static Stream<JsonNode> quantiles() {
    return NumpyVectors.cases("normal-quantiles");
  }

  @ParameterizedTest
  @MethodSource("quantiles")
  void quantilesEqualScipys(JsonNode scipy) {
    double probability = Double.parseDouble(scipy.path("p").stringValue());
    assertThat(NormalQuantile.of(probability))
        .isEqualTo(Double.parseDouble(scipy.path("ndtri").stringValue()));
  }

  @Test
  void certaintyIsInfinitelyFar() {
    assertThat(NormalQuantile.of(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(NormalQuantile.of(1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(NormalQuantile.of(1.5)).isNaN();
    assertThat(NormalQuantile.of(-0.3)).isNaN();
  }
}
