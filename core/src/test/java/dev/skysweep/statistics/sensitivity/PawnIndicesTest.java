package dev.skysweep.statistics.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.Trials;
import dev.skysweep.statistics.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PawnIndicesTest {
  /// By definition, with every distribution function counted out.
  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void equalsTheDefinition(long seed) {
    var random = Trials.random(seed);
    int runs = 10 + random.nextInt(60);
    int slices = 2 + random.nextInt(6);
    double[] x = random.doubles(runs).map(u -> seed % 2 == 0 ? u : Math.floor(4 * u)).toArray();
    double[] y =
        IntStream.range(0, runs)
            .mapToDouble(i -> Math.rint(8 * (x[i] + random.nextDouble())))
            .toArray();
    Sample sorted = Sample.of(x);
    List<Double> distances = new ArrayList<>();
    for (int s = 0; s < slices; s++) {
      double from = sorted.quantile((double) s / slices);
      double to = sorted.quantile((s + 1.0) / slices);
      boolean last = s == slices - 1;
      double[] slice =
          IntStream.range(0, runs)
              .filter(i -> from <= x[i] && (x[i] < to || last))
              .mapToDouble(i -> y[i])
              .toArray();
      if (slice.length > 0) {
        distances.add(
            Arrays.stream(y)
                .map(at -> Math.abs(share(slice, at) - share(y, at)))
                .max()
                .getAsDouble());
      }
    }
    var got = PawnIndices.of(new double[][] {x}, y, slices).indices().getFirst();
    Sample expected = Sample.of(distances.stream().mapToDouble(Double::doubleValue).toArray());
    assertThat(got.max()).isCloseTo(expected.quantile(1), within(1e-12));
    assertThat(got.min()).isCloseTo(expected.quantile(0), within(1e-12));
    assertThat(got.median()).isCloseTo(expected.quantile(0.5), within(1e-12));
    assertThat(got.mean()).isCloseTo(expected.mean(), within(1e-12));
  }

  private static double share(double[] values, double at) {
    return (double) Arrays.stream(values).filter(value -> value <= at).count() / values.length;
  }

  @Test
  void ranksIshigamisParameters() {
    var random = Trials.random(1);
    double[][] x = new double[3][5000];
    double[] y = new double[5000];
    for (int run = 0; run < y.length; run++) {
      double[] unit = random.doubles(3).toArray();
      for (int j = 0; j < 3; j++) {
        x[j][run] = unit[j];
      }
      y[run] = TestFunctions.ishigami(unit);
    }
    var got = PawnIndices.of(x, y, 10).indices();
    assertThat(got.get(1).median()).isGreaterThan(got.get(0).median());
    assertThat(got.get(0).median()).isGreaterThan(got.get(2).median());
    double[] noise = Trials.random(2).doubles(5000).toArray();
    assertThat(PawnIndices.of(new double[][] {noise}, y, 10).indices().getFirst().median())
        .isLessThan(1.2 * 0.9 / Math.sqrt(500))
        .isLessThan(got.get(2).median());
  }
}
