package dev.skysweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.results.RunRows;
import dev.skysweep.results.SweepResult;
import dev.skysweep.statistics.Convergence;
import dev.skysweep.statistics.Difference;
import dev.skysweep.statistics.Fixture;
import dev.skysweep.statistics.FrameFixture;
import dev.skysweep.statistics.rules.RunMetric;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// From the study folders that the reference left to the numbers that it made of them.
class ReferenceAnalysisTest {
  private static final double RELATIVE = 1e-12;

  @TempDir private Path folder;

  private static SweepResult open(String sweep) {
    return SweepResult.open(Path.of("src/test/resources/results", sweep));
  }

  @ParameterizedTest
  @CsvSource({"g4, g4_time_default", "g4, g4_all", "fail, fail_default"})
  void summarisesByTime(String sweep, String vector) {
    FrameFixture expected = summary(vector);
    int[] compared = {0};
    try (SweepResult result = open(sweep)) {
      var aligned = AlignedValues.of(new StudyMetrics(result), null, Clock.EPOCH, null);
      assertThat(aligned.grid().shared()).isTrue();
      aligned.forEach(
          aligned.columns(),
          (column, nanos, values) -> {
            JsonNode row = row(expected, "time|", nanos);
            compared[0] += compare(expected, row, column.name(), values);
          });
    }
    assertThat(compared[0]).isGreaterThan(40);
  }

  @Test
  void summarisesByRun() {
    FrameFixture expected = summary("g4_run_id");
    int[] compared = {0};
    try (SweepResult result = open("g4")) {
      var metrics = new StudyMetrics(result);
      RunSamples.forEach(
          metrics,
          metrics.columns(null),
          (run, column, sample) -> {
            JsonNode row = expected.rows().get(run);
            String name = "std|" + column.name();
            assertThat(sample.std())
                .isCloseTo(number(expected, row, name), within(RELATIVE * sample.mean() + 1e-300));
            compared[0]++;
          });
    }
    assertThat(compared[0]).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({
    "mc8, Sat.X, mc8_terminal",
    "mc8, range(Sat.X), mc8_callable_range",
    "fail, Sat.EarthMJ2000Eq.X, fail_terminal"
  })
  void converges(String sweep, String metric, String vector) {
    var expected = FrameFixture.of(Fixture.json("mc-convergence.json").get(vector));
    try (SweepResult result = open(sweep)) {
      double[] values = new StudyMetrics(result).of(RunMetric.parse(metric)).values();
      double[] known = Arrays.stream(values).filter(each -> !Double.isNaN(each)).toArray();
      List<Convergence.Point> points = Convergence.of(known);
      assertThat(points).hasSameSizeAs(expected.rows());
      for (int i = 0; i < points.size(); i++) {
        JsonNode row = expected.rows().get(i);
        assertThat(points.get(i).mean())
            .isCloseTo(number(expected, row, "running_mean"), within(1e-8));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"g4_both", "g4_missing_run", "g4_run_id_abs"})
  void differs(String name) throws Exception {
    JsonNode vector = Fixture.json("sweep-diff.json").get(name);
    var expected = FrameFixture.of(vector.get("result"));
    boolean byRun = name.contains("run_id");
    var wanted = new ArrayList<>(expected.rows());
    try (SweepResult first = FrameStudy.of(FrameFixture.of(vector.get("a")), folder.resolve("a"));
        SweepResult second = FrameStudy.of(FrameFixture.of(vector.get("b")), folder.resolve("b"))) {
      var differences = new Differences(new StudyMetrics(first), new StudyMetrics(second), null);
      differences.forEach(
          byRun ? Differences.By.RUN : Differences.By.ROW,
          (run, nanos, values) -> {
            JsonNode row = wanted.removeFirst();
            assertThat(expected.at(row, "run_id").intValue()).isEqualTo(run);
            assertThat(nanos == RunRows.NO_EPOCH).isEqualTo(byRun);
            assertSame(expected, row, differences.columns(), values);
          });
      assertThat(differences.statusChanges()).isEmpty();
    }
    assertThat(wanted).isEmpty();
  }

  private static void assertSame(
      FrameFixture expected, JsonNode row, List<String> columns, List<Difference> values) {
    for (int i = 0; i < columns.size(); i++) {
      assertThat(values.get(i).absolute())
          .isEqualTo((Double) number(expected, row, columns.get(i) + "__diff"));
      if (expected.columns().contains(columns.get(i) + "__rel")) {
        assertThat(values.get(i).relative())
            .isEqualTo((Double) number(expected, row, columns.get(i) + "__rel"));
      }
    }
  }

  private static FrameFixture summary(String vector) {
    return FrameFixture.of(Fixture.json("sweep-summary.json").get(vector).get("result"));
  }

  private static JsonNode row(FrameFixture frame, String key, long nanos) {
    String time = LocalDateTime.ofEpochSecond(nanos / 1_000_000_000L, 0, ZoneOffset.UTC) + ":00";
    return frame.rows().stream()
        .filter(row -> time.startsWith(frame.at(row, key).stringValue()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row at " + time));
  }

  private static int compare(FrameFixture expected, JsonNode row, String column, double[] values) {
    int compared = 0;
    for (String heading : expected.columns()) {
      if (heading.endsWith("|" + column)) {
        String statistic = heading.substring(0, heading.indexOf('|'));
        double want = number(expected, row, heading);
        assertThat(Fixture.statistic(statistic, values))
            .as("%s of %s", statistic, column)
            .isCloseTo(want, within(RELATIVE * (Math.abs(want) + Math.abs(values[0]))));
        compared++;
      }
    }
    return compared;
  }

  private static double number(FrameFixture frame, JsonNode row, String column) {
    return Fixture.number(Objects.requireNonNull(frame.at(row, column), column));
  }
}
