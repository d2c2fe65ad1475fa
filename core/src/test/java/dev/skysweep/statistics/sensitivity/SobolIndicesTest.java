package dev.skysweep.statistics.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.Trials;
import dev.skysweep.random.Pcg64;
import dev.skysweep.statistics.Fixture;
import dev.skysweep.statistics.sensitivity.SobolIndex.Order;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SobolIndicesTest {
  private static final List<String> NAMES = List.of("x1", "x2", "x3");

  @Test
  void equalsSalibWithNumpysBootstrap() {
    for (JsonNode vector : Fixture.json("sobol-analyze.json").get("cases")) {
      boolean second = vector.get("calc_second_order").booleanValue();
      var got =
          SobolIndices.of(
              Fixture.doubles(vector.get("Y")),
              3,
              second,
              0.95,
              numpy(vector.get("analyze_seed").intValue()));
      List<JsonNode> expected = vector.get("result").valueStream().toList();
      assertThat(got.indices()).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        SobolIndex index = got.indices().get(i);
        JsonNode row = expected.get(i);
        assertThat(kind(index.order())).isEqualTo(row.get("kind").stringValue());
        assertThat(NAMES.get(index.parameter())).isEqualTo(row.get("param_a").stringValue());
        assertThat(index.value()).isCloseTo(row.get("value").doubleValue(), within(1e-12));
        assertThat(index.halfWidth()).isCloseTo(row.get("conf").doubleValue(), within(1e-12));
      }
    }
  }

  private static String kind(Order order) {
    return switch (order) {
      case FIRST -> "S1";
      case TOTAL -> "ST";
      case SECOND -> "S2";
    };
  }

  private static IntUnaryOperator numpy(long seed) {
    return Pcg64.of(BigInteger.valueOf(seed))::nextInt;
  }

  @Test
  void seedZeroIsASeed() {
    double[] outputs = Trials.random(1).doubles(40).toArray();
    assertThat(SobolIndices.of(outputs, 3, false, 0.95, numpy(0)))
        .isEqualTo(SobolIndices.of(outputs, 3, false, 0.95, numpy(0)))
        .isNotEqualTo(SobolIndices.of(outputs, 3, false, 0.95, numpy(1)));
  }

  @Test
  void findsIshigamisIndices() {
    double[] outputs =
        TestFunctions.saltelli(Trials.random(2), 1 << 16, 3, true, TestFunctions::ishigami);
    var got = SobolIndices.of(outputs, 3, true, 0.95, Trials.random(3)::nextInt);
    // a = 7, b = 0.1: V1 = (1 + b pi^4/5)^2 / 2, V2 = a^2/8, V13 = 8 b^2 pi^8 / 225.
    double v1 = Math.pow(1 + 0.1 * Math.pow(Math.PI, 4) / 5, 2) / 2;
    double v2 = 49.0 / 8;
    double v13 = 8 * 0.01 * Math.pow(Math.PI, 8) / 225;
    double v = v1 + v2 + v13;
    assertIndices(
        got,
        new double[] {
          v1 / v, v2 / v, 0, (v1 + v13) / v, v2 / v, v13 / v, 0, v13 / v, 0,
        });
  }

  @Test
  void findsTheIndicesOfSobolsG() {
    double[] a = {0, 1, 4.5, 9};
    double[] outputs =
        TestFunctions.saltelli(
            Trials.random(4), 1 << 15, a.length, false, unit -> TestFunctions.g(unit, a));
    var got = SobolIndices.of(outputs, a.length, false, 0.95, Trials.random(5)::nextInt);
    double[] parts = Arrays.stream(a).map(each -> 1 / (3 * (1 + each) * (1 + each))).toArray();
    double product = Arrays.stream(parts).map(part -> 1 + part).reduce(1, (x, y) -> x * y);
    double[] expected = new double[8];
    for (int i = 0; i < 4; i++) {
      expected[i] = parts[i] / (product - 1);
      expected[4 + i] = parts[i] * product / (1 + parts[i]) / (product - 1);
    }
    assertIndices(got, expected);
  }

  /// Within twice the 95 % interval, and that small enough to mean something.
  private static void assertIndices(SobolIndices got, double[] expected) {
    assertThat(got.indices()).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      SobolIndex index = got.indices().get(i);
      assertThat(index.halfWidth()).isLessThan(0.035);
      assertThat(index.value())
          .as("%s", index)
          .isCloseTo(expected[i], within(2 * index.halfWidth() + 1e-12));
    }
  }

  @Test
  void failedRunsDropTheirBlocksAndWidenTheIntervals() {
    double[] outputs =
        TestFunctions.saltelli(Trials.random(6), 1000, 3, true, TestFunctions::ishigami);
    var whole = SobolIndices.of(outputs, 3, true, 0.95, Trials.random(7)::nextInt);
    double[] holed = outputs.clone();
    for (int block = 0; block < 750; block++) {
      holed[block * 8 + block % 8] = block % 2 == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
    }
    var less = SobolIndices.of(holed, 3, true, 0.95, Trials.random(7)::nextInt);
    assertThat(less.lostBlocks()).isEqualTo(750);
    assertThat(less.blocks()).isEqualTo(250);
    assertThat(whole.lostBlocks()).isZero();
    for (int i = 0; i < whole.indices().size(); i++) {
      double ratio = less.indices().get(i).halfWidth() / whole.indices().get(i).halfWidth();
      assertThat(ratio).as("%s", whole.indices().get(i)).isBetween(1.4, 2.8);
    }
    double[] kept = Arrays.copyOfRange(outputs, 750 * 8, 1000 * 8);
    assertThat(less.indices())
        .isEqualTo(SobolIndices.of(kept, 3, true, 0.95, Trials.random(7)::nextInt).indices());
  }

  @Test
  void anOutputThatNeverVariesHasNoSensitivity() {
    double[] flat = new double[40];
    Arrays.fill(flat, 7000.1);
    assertThat(SobolIndices.of(flat, 3, true, 0.95, Trials.random(8)::nextInt).indices())
        .allSatisfy(index -> assertThat(index.value()).isCloseTo(0, within(1e-9)))
        .allSatisfy(index -> assertThat(index.halfWidth()).isCloseTo(0, within(1e-9)));
  }

  @Test
  void saysWhenTooFewBlocksAreLeft() {
    double[] outputs = new double[16];
    outputs[3] = Double.NaN;
    assertThatExceptionOfType(TooFewRunsException.class)
        .isThrownBy(() -> SobolIndices.of(outputs, 3, true, 0.95, n -> 0))
        .withMessageContaining("at least 2 base points")
        .satisfies(e -> assertThat(e.usable()).isOne());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SobolIndices.of(new double[15], 3, true, 0.95, n -> 0))
        .withMessageContaining("blocks have 8 runs");
  }
}
