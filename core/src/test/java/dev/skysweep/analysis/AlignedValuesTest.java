package dev.skysweep.analysis;

import static dev.skysweep.results.StudyOnDisk.numbers;
import static dev.skysweep.results.StudyOnDisk.table;
import static dev.skysweep.results.StudyOnDisk.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.Trials;
import dev.skysweep.results.StudyOnDisk;
import dev.skysweep.results.SweepResult;
import dev.skysweep.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlignedValuesTest {
  @TempDir private Path folder;

  /// As an adaptive integrator reports: at other times in every run.
  private static Table adaptive(RandomGenerator random, int run) {
    long[] inner = random.longs(40, 1, 1000).distinct().sorted().toArray();
    long[] seconds =
        LongStream.concat(
                LongStream.of(0), LongStream.concat(Arrays.stream(inner), LongStream.of(1000)))
            .toArray();
    double[] x = Arrays.stream(seconds).asDoubleStream().map(t -> cubic(t, run)).toArray();
    double[] rate =
        Arrays.stream(seconds).asDoubleStream().map(t -> 3e-6 * t * t - 2e-3 * t + run).toArray();
    return table(times("time", seconds), numbers("Sat.X", x), numbers("Sat.VX", rate));
  }

  private static double cubic(double t, int run) {
    return 1e-6 * t * t * t - 1e-3 * t * t + run * t;
  }

  @Test
  void runsWithTimesOfTheirOwnAreReadBetweenTheirRows() throws Exception {
    RandomGenerator random = Trials.random(1);
    var study = new StudyOnDisk(folder, 6);
    for (int run = 0; run < 5; run++) {
      study.ok(run, Map.of(), Map.of("report__RF", adaptive(random, run)));
    }
    study.failed(5, Map.of());
    try (SweepResult result = study.open()) {
      var aligned = AlignedValues.of(new StudyMetrics(result), null, Clock.EPOCH, 100.0);

      assertThat(aligned.grid().shared()).isFalse();
      assertThat(aligned.grid().nanos()).hasSize(11);
      aligned.forEach(
          aligned.columns().subList(0, 1),
          (_, nanos, values) -> {
            assertThat(values).hasSize(5);
            for (int run = 0; run < 5; run++) {
              assertThat(values[run]).isCloseTo(cubic((nanos - 7) / 1e9, run), within(1e-9));
            }
          });
      var unasked = AlignedValues.of(new StudyMetrics(result), null, Clock.EPOCH, null);
      assertThat(unasked.grid().shared()).isFalse();
      assertThat(unasked.grid().nanos().length).isBetween(30, 43);
      assertThatExceptionOfType(AnalysisException.class)
          .isThrownBy(() -> AlignedValues.of(new StudyMetrics(result), null, Clock.EPOCH, 1e-9))
          .withMessageContaining("above 0");
    }
  }

  @Test
  void aRunThatEndsEarlyHasNoValueAfterItsEnd() throws Exception {
    var study = new StudyOnDisk(folder, 2);
    study.ok(
        0, Map.of(), Map.of("report__RF", table(times("time", 0, 60, 120), numbers("x", 1, 2, 3))));
    study.ok(1, Map.of(), Map.of("report__RF", table(times("time", 0, 60), numbers("x", 5, 6))));
    try (SweepResult result = study.open()) {
      var aligned = AlignedValues.of(new StudyMetrics(result), "RF", Clock.EPOCH, null);

      assertThat(aligned.grid().shared()).isTrue();
      var rows = new ArrayList<double[]>();
      aligned.forEach(aligned.columns(), (_, _, values) -> rows.add(values));
      assertThat(rows)
          .containsExactly(new double[] {1, 5}, new double[] {2, 6}, new double[] {3, Double.NaN});
    }
  }

  @Test
  void runsOfDifferentEpochsAreComparedByTheTimeGone() throws Exception {
    var study = new StudyOnDisk(folder, 2);
    study.ok(0, Map.of(), Map.of("report__RF", table(times("time", 0, 60), numbers("x", 1, 2))));
    study.ok(1, Map.of(), Map.of("report__RF", table(times("time", 900, 960), numbers("x", 5, 6))));
    try (SweepResult result = study.open()) {
      var metrics = new StudyMetrics(result);
      var aligned = AlignedValues.of(metrics, null, Clock.ELAPSED, null);

      assertThat(aligned.grid().shared()).isTrue();
      assertThat(aligned.grid().nanos()).containsExactly(0, 60_000_000_000L);
      aligned.forEach(
          aligned.columns(),
          (_, nanos, values) ->
              assertThat(values)
                  .containsExactly(nanos == 0 ? new double[] {1, 5} : new double[] {2, 6}));
      assertThat(AlignedValues.of(metrics, null, Clock.EPOCH, null).grid().shared()).isFalse();
    }
  }

  @Test
  void aStudyWithOtherTimesIsReadAtTheFirstOnes() throws Exception {
    var first = new StudyOnDisk(folder.resolve("a"), 2);
    first.ok(
        0,
        Map.of(),
        Map.of("report__RF", table(times("time", 0, 10, 20), numbers("x", 0, 10, 20))));
    first.ok(1, Map.of(), Map.of("report__RF", table(times("time", 0), numbers("x", 3))));
    var second = new StudyOnDisk(folder.resolve("b"), 2);
    second.ok(0, Map.of(), Map.of("report__RF", table(times("time", 0, 15), numbers("x", 1, 16))));
    second.failed(1, Map.of());
    try (SweepResult a = first.open();
        SweepResult b = second.open()) {
      var differences = new Differences(new StudyMetrics(a), new StudyMetrics(b), null);
      var found = new ArrayList<Double>();
      differences.forEach(
          Differences.By.ROW, (_, _, values) -> found.add(values.getFirst().absolute()));

      assertThat(found).containsExactly(1.0, 1.0, Double.NaN);
      assertThat(differences.interpolatedRuns()).isEqualTo(1);
      assertThat(differences.statusChanges()).hasSize(1);
    }
  }
}
