package dev.skysweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CovarianceTest {
  private static final FieldPath SMA = FieldPath.parse("Sat.SMA");
  private static final FieldPath INC = FieldPath.parse("Sat.INC");
  private static final FieldPath ECC = FieldPath.parse("Sat.ECC");
  private static final double[][] MATRIX = {{4, 1}, {1, 9}};

  private static double number(RunSpec run, FieldPath field) {
    return ((Value.Real) run.overrides().get(field)).value();
  }

  @Test
  void drawsHaveTheMeanAndTheCovariance() {
    var covariance = Covariance.of(List.of(SMA, INC), new double[] {7000, 50}, MATRIX);
    int n = 40_000;
    var design =
        new MonteCarlo(
            new Dispersions(new java.util.TreeMap<>(), List.of(covariance)), n, BigInteger.ONE);
    double[] sums = new double[5];
    for (int i = 0; i < n; i++) {
      double sma = number(design.run(i), SMA) - 7000;
      double inc = number(design.run(i), INC) - 50;
      double[] terms = {sma, inc, sma * sma, inc * inc, sma * inc};
      for (int k = 0; k < 5; k++) {
        sums[k] += terms[k] / n;
      }
    }
    assertThat(sums[0]).isCloseTo(0, within(0.05));
    assertThat(sums[1]).isCloseTo(0, within(0.05));
    assertThat(sums[2]).isCloseTo(4, within(0.15));
    assertThat(sums[3]).isCloseTo(9, within(0.3));
    assertThat(sums[4]).isCloseTo(1, within(0.15));
  }

  @Test
  void anotherFieldOrMoreRunsChangeNoDraw() {
    var two = Covariance.of(List.of(SMA, INC), new double[] {7000, 50}, MATRIX);
    var three =
        Covariance.of(
            List.of(SMA, INC, ECC),
            new double[] {7000, 50, 0.1},
            new double[][] {{4, 1, 0.2}, {1, 9, 0.1}, {0.2, 0.1, 1}});
    var alone = Dispersions.of(Map.of(FieldPath.parse("Sat.Cd"), Distribution.uniform(1, 2)));
    var small = new MonteCarlo(alone.and(two), 5, BigInteger.TEN);
    var large = new MonteCarlo(alone.and(three), 9, BigInteger.TEN);
    for (int run = 0; run < 5; run++) {
      assertThat(large.run(run).overrides()).containsAllEntriesOf(small.run(run).overrides());
    }
    assertThat(Design.of(large.parameterSpec()).run(8)).isEqualTo(large.run(8));
    assertThat(large.parameterSpec().path("_kind").asString()).isEqualTo("correlated_monte_carlo");
  }

  @Test
  void aSingularMatrixIsAllRight() {
    var covariance =
        Covariance.of(List.of(SMA, INC), new double[] {0, 0}, new double[][] {{4, 6}, {6, 9}});
    double[] values = covariance.values(1, 100);
    assertThat(values).containsExactly(2, 3);
  }

  @Test
  void saysWhatIsWrongWithAMatrix() {
    assertThatThrownBy(() -> Covariance.of(List.of(SMA, INC), new double[][] {{1, 2}, {2, 1}}))
        .hasMessageContaining("not positive semidefinite: it has the eigenvalue -1.00000");
    assertThatThrownBy(() -> Covariance.of(List.of(SMA, INC), new double[][] {{1, 0.2}, {0.1, 1}}))
        .hasMessageContaining("not symmetric: Sat.INC with Sat.SMA is 0.1, the reverse is 0.2");
    assertThatThrownBy(() -> Covariance.of(List.of(SMA, INC), new double[][] {{-1, 0}, {0, 1}}))
        .hasMessageContaining("the variance of Sat.SMA must be 0 or more, got -1.0");
    assertThatThrownBy(() -> Covariance.of(List.of(SMA, INC), new double[][] {{1, 0}}))
        .hasMessageContaining("must be 2 x 2 numbers, got 1 rows");
    assertThatThrownBy(() -> Covariance.of(List.of(SMA, SMA), MATRIX))
        .hasMessageContaining("names a field twice");
    var covariance = Covariance.of(List.of(SMA, INC), MATRIX);
    var both = Dispersions.of(Map.of(SMA, Distribution.normal(0, 1)));
    assertThatThrownBy(() -> both.and(covariance)).hasMessageContaining("Sat.SMA varies twice");
  }

  @Test
  void readsCsvAndSaysTheLine(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("c.csv");
    Files.writeString(file, "Sat.SMA, Sat.INC\n4, 1\n1, 9\n");
    assertThat(Covariance.read(file).fields()).containsExactly(SMA, INC);
    Files.writeString(file, "Sat.SMA, Sat.INC\n4, 1\n1\n");
    assertThatThrownBy(() -> Covariance.read(file))
        .hasMessage(file + ":3: 1 cells where the first line has 2 columns");
    Files.writeString(file, "Sat.SMA, Sat.INC\n4, x\n1, 9\n");
    assertThatThrownBy(() -> Covariance.read(file))
        .hasMessage(file + ":2: Sat.INC: 'x' is no finite number");
  }

  @Test
  void localFramesTurnWithTheOrbit() {
    double[][] radialOnly = new double[6][6];
    radialOnly[0][0] = 1;
    // on the y axis, flying towards -x and a little outwards: R = y, N = z, T = -x
    double[] state = {0, 7000, 0, -7.5, 0.5, 0};
    var rtn = new StateCovariance(StateCovariance.Frame.RTN, radialOnly).about("Sat", state);
    assertThat(rtn.values(1, 1, 1, 1, 1, 1)).containsExactly(0, 7001, 0, -7.5, 0.5, 0);
    double[][] alongOnly = new double[6][6];
    alongOnly[3][3] = 1;
    var tnw = new StateCovariance(StateCovariance.Frame.TNW, alongOnly).about("Sat", state);
    double speed = Math.hypot(7.5, 0.5);
    double[] values = tnw.values(0, 0, 0, -1, 0, 0);
    assertThat(values[3]).isCloseTo(-7.5 - 7.5 / speed, within(1e-12));
    assertThat(values[4]).isCloseTo(0.5 + 0.5 / speed, within(1e-12));
    assertThatThrownBy(() -> StateCovariance.Frame.named("RTM"))
        .hasMessageContaining("the frame 'RTM' is unknown; did you mean RTN?");
  }
}
