package dev.skysweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.Trials;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunningMomentsTest {
  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void partsMergedEqualTheWhole(long seed) {
    var random = Trials.random(seed);
    double[] values =
        random
            .doubles(random.nextInt(200), 6999, 7001)
            .map(value -> random.nextInt(10) == 0 ? Double.NaN : value)
            .toArray();
    int cut = random.nextInt(values.length + 1);
    var merged = RunningMoments.of(Arrays.copyOf(values, cut));
    merged.merge(RunningMoments.of(Arrays.copyOfRange(values, cut, values.length)));

    double[] present = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    double mean = Arrays.stream(present).average().orElse(Double.NaN);
    double squares = Arrays.stream(present).map(value -> (value - mean) * (value - mean)).sum();
    assertThat(merged.count()).isEqualTo(present.length);
    assertThat(merged.missing()).isEqualTo(values.length - present.length);
    if (present.length > 1) {
      assertThat(merged.mean()).isCloseTo(mean, within(1e-10));
      assertThat(merged.variance()).isCloseTo(squares / (present.length - 1), within(1e-9));
      assertThat(merged.standardError())
          .isCloseTo(merged.std() / Math.sqrt(present.length), within(1e-15));
      assertThat(merged.min()).isEqualTo(Arrays.stream(present).min().getAsDouble());
      assertThat(merged.max()).isEqualTo(Arrays.stream(present).max().getAsDouble());
    }
  }

  @Test
  void knowsNothingWithoutValues() {
    var none = RunningMoments.of(Double.NaN);
    assertThat(none.count()).isZero();
    assertThat(none.missing()).isOne();
    assertThat(new double[] {none.mean(), none.std(), none.min(), none.max()})
        .containsOnly(Double.NaN);
    assertThat(RunningMoments.of(7).std()).isNaN();
    assertThat(RunningMoments.of(7).mean()).isEqualTo(7);
  }

  @Test
  void showsAnInfiniteValueRatherThanLoseIt() {
    var moments = RunningMoments.of(1, Double.POSITIVE_INFINITY, 2);
    assertThat(moments.missing()).isZero();
    assertThat(moments.max()).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
