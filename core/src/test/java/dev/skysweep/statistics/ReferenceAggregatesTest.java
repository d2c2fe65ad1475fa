package dev.skysweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.statistics.rules.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The arithmetic of `sweep_summary`, `mc_convergence` and `sweep_diff` on the reference's vectors.
class ReferenceAggregatesTest {
  /// Of the size of the values: a spread of rounding noise has no more digits than they have.
  private static final double RELATIVE = 1e-12;

  @ParameterizedTest
  @CsvSource({
    "g4_time_default, g4, time",
    "g4_run_id, g4, run_id",
    "g4_all, g4, time",
    "fail_dropna_false, fail, time",
    "fail_default, fail, time",
    "with_datetime_column, g4, time"
  })
  void summarisesAsTheReference(String name, String sweep, String key) {
    var input = FrameFixture.of(Fixture.json("sweep-%s.json".formatted(sweep)));
    var expected = FrameFixture.of(Fixture.json("sweep-summary.json").get(name).get("result"));
    int compared = 0;
    for (JsonNode row : expected.rows()) {
      JsonNode at = expected.at(row, key + "|");
      if (at.isNull()) {
        continue;
      }
      List<JsonNode> group = input.by(key).get(List.of(at).toString());
      for (String column : input.numbers().toList()) {
        double[] values = input.values(group, column);
        for (String statistic : statistics(expected, column)) {
          double got = Fixture.statistic(statistic, values);
          double want = Fixture.number(expected.at(row, statistic + "|" + column));
          assertClose(got, want, values, "%s of %s at %s".formatted(statistic, column, at));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(40);
  }

  private static List<String> statistics(FrameFixture expected, String column) {
    return expected.columns().stream()
        .filter(each -> each.endsWith("|" + column))
        .map(each -> each.substring(0, each.indexOf('|')))
        .toList();
  }

  @Test
  void convergesAsTheReferenceByTheLastRowOfEachRun() {
    assertConverges("mc8_terminal", metric("mc8", "Sat.X", Reduction.LAST));
    assertConverges("mc8_callable_range", metric("mc8", "Sat.X", Reduction.RANGE));
  }

  @Test
  void convergesAsTheReferenceByTime() {
    var input = FrameFixture.of(Fixture.json("sweep-g4.json"));
    var expected = FrameFixture.of(Fixture.json("mc-convergence.json").get("g4_per_time"));
    var got = new ArrayList<Convergence.Point>();
    input
        .by("time")
        .values()
        .forEach(group -> got.addAll(Convergence.of(input.values(group, "Sat.EarthMJ2000Eq.X"))));
    assertPoints(got, expected);
  }

  @Test
  void keepsASpreadOfMillimetresAboutAnOrbitsRadius() {
    JsonNode vector = Fixture.json("mc-convergence.json").get("tiny_dispersion");
    assertPoints(
        Convergence.of(Fixture.doubles(vector.get("values"))),
        FrameFixture.of(vector.get("result")));
  }

  private static void assertConverges(String vector, double[] values) {
    assertPoints(
        Convergence.of(values), FrameFixture.of(Fixture.json("mc-convergence.json").get(vector)));
  }

  private static double[] metric(String sweep, String column, Reduction reduction) {
    var input = FrameFixture.of(Fixture.json("sweep-%s.json".formatted(sweep)));
    return input.by("run_id").values().stream()
        .mapToDouble(group -> reduction.of(input.values(group, column)))
        .toArray();
  }

  private static void assertPoints(List<Convergence.Point> got, FrameFixture expected) {
    assertThat(got).hasSameSizeAs(expected.rows());
    for (int i = 0; i < got.size(); i++) {
      Convergence.Point point = got.get(i);
      JsonNode row = expected.rows().get(i);
      double[] scale = {point.mean()};
      assertThat(point.runs()).isEqualTo(expected.at(row, "n").intValue());
      assertClose(point.mean(), number(expected, row, "running_mean"), scale, "mean " + i);
      assertClose(point.std(), number(expected, row, "running_std"), scale, "std " + i);
      assertClose(point.standardError(), number(expected, row, "se_mean"), scale, "se " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"g4_both", "g4_missing_run", "g4_tol", "zero_and_status", "zero_rel"})
  void differsAsTheReference(String name) {
    JsonNode vector = Fixture.json("sweep-diff.json").get(name);
    var first = FrameFixture.of(vector.get("a"));
    var second = FrameFixture.of(vector.get("b"));
    var expected = FrameFixture.of(vector.get("result"));
    double tolerance = vector.get("kwargs").path("tolerance").doubleValue(0);
    var firstRows = first.by("run_id", "time");
    var secondRows = second.by("run_id", "time");
    for (var entry : expected.by("run_id", "time").entrySet()) {
      JsonNode row = entry.getValue().getFirst();
      for (String column : expected.columns()) {
        if (column.endsWith("__diff") || column.endsWith("__rel")) {
          String field = column.substring(0, column.lastIndexOf("__"));
          var difference =
              Difference.of(
                      first.values(firstRows.get(entry.getKey()), field)[0],
                      second.values(secondRows.get(entry.getKey()), field)[0])
                  .blankBelow(tolerance);
          double got = column.endsWith("__rel") ? difference.relative() : difference.absolute();
          assertThat(got)
              .as("%s %s", entry.getKey(), column)
              .isEqualTo((Double) number(expected, row, column));
        }
      }
    }
  }

  @Test
  void differsByTheLastRowOfEachRun() {
    JsonNode vector = Fixture.json("sweep-diff.json").get("g4_run_id_abs");
    var first = FrameFixture.of(vector.get("a"));
    var second = FrameFixture.of(vector.get("b"));
    var expected = FrameFixture.of(vector.get("result"));
    for (var entry : expected.by("run_id").entrySet()) {
      for (String field : first.numbers().toList()) {
        double a = Reduction.LAST.of(first.values(first.by("run_id").get(entry.getKey()), field));
        double b = Reduction.LAST.of(second.values(second.by("run_id").get(entry.getKey()), field));
        assertThat(Difference.of(a, b).absolute())
            .isEqualTo((Double) number(expected, entry.getValue().getFirst(), field + "__diff"));
      }
    }
  }

  private static double number(FrameFixture frame, JsonNode row, String column) {
    return Fixture.number(frame.at(row, column));
  }

  private static void assertClose(double got, double want, double[] scale, String what) {
    if (Double.isNaN(want)) {
      assertThat(got).as(what).isNaN();
      return;
    }
    double size =
        DoubleStream.concat(Arrays.stream(scale), DoubleStream.of(want))
            .map(Math::abs)
            .max()
            .orElse(0);
    assertThat(got).as(what).isCloseTo(want, within(RELATIVE * size));
  }
}
