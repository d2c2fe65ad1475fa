package dev.skysweep.statistics.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.skysweep.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTriageTest {
  private static final int RUNS = 500;

  private final double[] sma = Trials.random(1).doubles(RUNS, 6400, 7400).toArray();
  private final double[] ecc = Trials.random(2).doubles(RUNS, 0, 0.2).toArray();
  private final List<String> propagator =
      IntStream.range(0, RUNS)
          .mapToObj(run -> List.of("RK89", "PD78", "ABM").get(run % 3))
          .toList();
  private final List<Parameter> parameters =
      List.of(
          new Parameter.Numbers("Sat.SMA", sma),
          new Parameter.Numbers("Sat.ECC", ecc),
          new Parameter.Texts("Prop.Type", propagator));

  @Test
  void findsACornerOfParameterSpace() {
    FailureGroup group = triage(run -> sma[run] < 6700 && ecc[run] > 0.1).getFirst();
    assertThat(group.regions()).hasSize(1);
    FailureRegion region = group.regions().getFirst();
    assertThat(region.failureRate()).isOne();
    assertThat(region.failures()).isEqualTo(group.size());
    assertThat(region.words())
        .isEqualTo("Sat.SMA <= 6700 and Sat.ECC > 0.1: 77 of 77 runs fail (100 %)");
  }

  @Test
  void findsABandAndAName() {
    FailureRegion region =
        triage(run -> sma[run] > 6800 && sma[run] < 7000 && propagator.get(run).equals("ABM"))
            .getFirst()
            .regions()
            .getFirst();
    assertThat(region.failureRate()).isOne();
    assertThat(region.conditions()).hasSize(2);
    assertThat(region.words())
        .contains("Prop.Type = ABM")
        .containsPattern("(68|67)\\d\\d(\\.\\d+)? < Sat\\.SMA <= (69|70)\\d\\d");
  }

  @Test
  void findsRunsWithoutAValue() {
    double[] holed = sma.clone();
    for (int run = 0; run < RUNS; run += 50) {
      holed[run] = Double.NaN;
    }
    var with = new ArrayList<>(parameters);
    with.set(0, new Parameter.Numbers("Sat.SMA", holed));
    FailureGroup group = FailureTriage.of(failures(run -> run % 50 == 0), with, RUNS).getFirst();
    assertThat(group.regions().getFirst().words())
        .isEqualTo("Sat.SMA is missing: 10 of 10 runs fail (100 %)");
  }

  /// Chance alone may split in one of a hundred studies; five allow for the scatter of the seeds.
  @Test
  void makesUpNoRuleForFailuresAtRandom() {
    long madeUp =
        Trials.seeds()
            .filter(seed -> {
              var random = Trials.random(seed);
              boolean[] failed = new boolean[RUNS];
              for (int run = 0; run < RUNS; run++) {
                failed[run] = random.nextInt(10) == 0;
              }
              return !triage(run -> failed[run]).getFirst().regions().isEmpty();
            })
            .count();
    assertThat(madeUp).isLessThanOrEqualTo(Trials.seeds().count() / 20);
  }

  @Test
  void findsFailuresThatAreOnlyMoreLikelySomewhere() {
    var random = Trials.random(9);
    boolean[] failed = new boolean[RUNS];
    for (int run = 0; run < RUNS; run++) {
      failed[run] = random.nextDouble() < (sma[run] < 6600 ? 0.6 : 0.05);
    }
    FailureRegion region = triage(run -> failed[run]).getFirst().regions().getFirst();
    assertThat(region.words()).startsWith("Sat.SMA <= 6");
    assertThat(region.failureRate()).isBetween(0.4, 0.8);
  }

  @Test
  void groupsByKindAndPatternLargestFirst() {
    var failed =
        List.of(
            new FailedRun(9, "timed out", "after 60 s"),
            new FailedRun(4, "engine error", "altitude 99.5 km is below 100 km"),
            new FailedRun(2, "engine error", "altitude 12 km is below 100 km"),
            new FailedRun(3, "timed out", "altitude 1 km is below 100 km"));
    var groups = FailureTriage.of(failed, List.of(), 10);
    assertThat(groups).hasSize(3);
    assertThat(groups.getFirst())
        .isEqualTo(
            new FailureGroup(
                "engine error",
                "altitude <number> km is below <number> km",
                List.of(2, 4),
                "altitude 12 km is below 100 km",
                List.of()));
  }

  @Test
  void nothingFailedGivesNothing() {
    assertThat(FailureTriage.of(List.of(), parameters, RUNS)).isEmpty();
  }

  @Test
  void allFailedGivesNoRegion() {
    assertThat(triage(_ -> true).getFirst().regions()).isEmpty();
  }

  @Test
  void refusesParametersOfOtherRuns() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FailureTriage.of(List.of(), parameters, RUNS + 1))
        .withMessageContaining("Sat.SMA has 500 values for 501 runs");
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void aThresholdTellsItsNeighboursApartInFewDigits(long seed) {
    var random = Trials.random(seed);
    double low = random.nextDouble(-1e4, 1e4);
    double high = seed % 2 == 0 ? Math.nextUp(low) : low + random.nextDouble(1e-9, 100);
    double threshold = Threshold.between(low, high);
    assertThat(threshold).isGreaterThanOrEqualTo(low).isLessThan(high);
  }

  @Test
  void aThresholdReadsWell() {
    assertThat(Threshold.text(Threshold.between(6998.7, 7013.2))).isEqualTo("7000");
    assertThat(Threshold.text(Threshold.between(0.0996, 0.1032))).isEqualTo("0.1");
    assertThat(Threshold.text(Threshold.between(-1, 1))).isEqualTo("0");
    assertThat(Threshold.text(1.5e-7)).isEqualTo("1.5E-7");
  }

  private List<FailureGroup> triage(IntPredicate fails) {
    return FailureTriage.of(failures(fails), parameters, RUNS);
  }

  private static List<FailedRun> failures(IntPredicate fails) {
    return IntStream.range(0, RUNS)
        .filter(fails)
        .mapToObj(run -> new FailedRun(run, "engine error", "step %d too small".formatted(run)))
        .toList();
  }
}
