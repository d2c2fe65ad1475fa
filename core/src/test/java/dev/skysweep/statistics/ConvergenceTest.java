package dev.skysweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.Trials;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConvergenceTest {
  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void everyPointIsTheSummaryOfItsPrefix(long seed) {
    var random = Trials.random(seed);
    double[] values =
        random
            .ints(1 + random.nextInt(60), -5, 15)
            .mapToDouble(value -> value > 12 ? Double.NaN : value * 0.1)
            .toArray();
    var points = Convergence.of(values, 0.05, 0.5, 0.99);
    assertThat(points).hasSize(values.length);
    for (int runs = 1; runs <= values.length; runs++) {
      var prefix = Sample.of(Arrays.copyOf(values, runs));
      Convergence.Point point = points.get(runs - 1);
      assertThat(point.runs()).isEqualTo(runs);
      assertThat(point.count()).isEqualTo(prefix.size());
      assertThat(point.mean()).isEqualTo((Double) prefix.mean());
      assertThat(point.std()).isEqualTo((Double) prefix.std());
      assertThat(point.quantiles())
          .containsExactly(prefix.quantile(0.05), prefix.quantile(0.5), prefix.quantile(0.99));
    }
  }

  @Test
  void aMissingValueStopsNothing() {
    var points = Convergence.of(new double[] {1, Double.NaN, 3});
    assertThat(points.get(1).mean()).isEqualTo(1);
    assertThat(points.get(1).count()).isOne();
    assertThat(points.get(2).mean()).isEqualTo(2);
    assertThat(points.get(2).std()).isCloseTo(Math.sqrt(2), within(1e-15));
  }

  @Test
  void tellsMinusZeroAndZeroApart() {
    var points = Convergence.of(new double[] {0.0, -0.0, 0.0, -0.0}, 0.0);
    assertThat(points.getLast().quantiles()).containsExactly(-0.0);
  }
}
