package dev.skysweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.Trials;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class TimeSeriesTest {
  @Test
  void equalsNumpyAndScipy() {
    JsonNode vector = Fixture.oracle("hermite");
    double[] seconds = Fixture.doubles(vector.get("seconds"));
    double[] values = Fixture.doubles(vector.get("values"));
    double[] grid = Fixture.doubles(vector.get("grid"));
    assertThat(TimeSeries.linear(seconds, values).on(grid))
        .containsExactly(Fixture.doubles(vector.get("linear")), within(1e-9));
    assertThat(TimeSeries.hermite(seconds, values, Fixture.doubles(vector.get("rates"))).on(grid))
        .containsExactly(Fixture.doubles(vector.get("hermite")), within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void aCubicIsKeptByHermiteAndRowsByBoth(long seed) {
    var random = Trials.random(seed);
    double[] c = random.doubles(4, -2, 2).toArray();
    double[] seconds = random.doubles(2 + random.nextInt(20), -3, 3).sorted().toArray();
    double[] values =
        Arrays.stream(seconds).map(t -> c[0] + t * (c[1] + t * (c[2] + t * c[3]))).toArray();
    double[] rates =
        Arrays.stream(seconds).map(t -> c[1] + t * (2 * c[2] + t * 3 * c[3])).toArray();
    var cubic = TimeSeries.hermite(seconds, values, rates);
    double t = random.nextDouble(cubic.start(), cubic.end());
    assertThat(cubic.at(t)).isCloseTo(c[0] + t * (c[1] + t * (c[2] + t * c[3])), within(1e-10));
    assertThat(cubic.on(seconds)).containsExactly(values);
    assertThat(TimeSeries.linear(seconds, values).on(seconds)).containsExactly(values);
  }

  @Test
  void neverGoesBeyondItsRows() {
    var series = TimeSeries.linear(new double[] {10, 20}, new double[] {1, 2});
    assertThat(series.on(new double[] {Math.nextDown(10), Math.nextUp(20), Double.NaN}))
        .containsOnly(Double.NaN);
    assertThat(series.on(new double[] {10, 15, 20})).containsExactly(1, 1.5, 2);
    assertThat(TimeSeries.linear(new double[0], new double[0]).at(0)).isNaN();
  }

  @Test
  void jumpsAtTwoRowsOfOneEpoch() {
    var burn = TimeSeries.linear(new double[] {0, 10, 10, 20}, new double[] {0, 1, 5, 6});
    assertThat(burn.on(new double[] {9, 10, 11})).containsExactly(0.9, 5, 5.1);
    var last = TimeSeries.linear(new double[] {0, 10, 10}, new double[] {0, 1, 5});
    assertThat(last.at(10)).isEqualTo(5);
  }

  @Test
  void isMissingBesideAMissingValueOnly() {
    var series = TimeSeries.linear(new double[] {0, 1, 2, 3}, new double[] {0, Double.NaN, 2, 3});
    assertThat(series.at(0)).isZero();
    assertThat(series.at(0.5)).isNaN();
    assertThat(series.at(2)).isEqualTo(2);
    assertThat(series.at(2.5)).isEqualTo(2.5);
  }

  @Test
  void refusesEpochsThatFall() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSeries.linear(new double[] {0, 2, 1}, new double[3]))
        .withMessageContaining("row 2 is at 1.0 s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSeries.linear(new double[] {0, Double.NaN}, new double[2]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSeries.linear(new double[] {0, 1}, new double[1]));
  }

  @Test
  void aGridThatCanNotBeIsRefused() {
    assertThat(TimeGrid.even(40, 100, 25)).containsExactly(40, 65, 90);
    assertThatIllegalArgumentException().isThrownBy(() -> TimeGrid.even(0, 100, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> TimeGrid.even(0, 100, 1e-9));
  }

  @Test
  void aStepThatMeetsTheEndKeepsIt() {
    for (int steps = 1; steps < 2000; steps++) {
      double step = 0.1;
      double end = steps * step;
      double[] grid = TimeGrid.even(0, end, step);
      assertThat(grid).hasSize(steps + 1);
      assertThat(grid[steps]).isEqualTo(end);
    }
  }
}
