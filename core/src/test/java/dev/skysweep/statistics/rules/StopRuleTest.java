package dev.skysweep.statistics.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.skysweep.Trials;
import dev.skysweep.statistics.AnytimeInterval;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StopRuleTest {
  private static final RunMetric ALTITUDE = new RunMetric.Reduced(Reduction.LAST, "Report.Alt");

  @Test
  void readsWhatToEstimate() {
    assertThat(StopRule.parse("ci95(p99(Report.Alt)) < 0.5 km"))
        .isEqualTo(new StopRule(0.95, new Estimand.QuantileOf(ALTITUDE, 0.99), 0.5, "km"));
    assertThat(StopRule.parse("ci99.9(mean(max(Report.Alt)))<2"))
        .isEqualTo(
            new StopRule(
                0.999,
                new Estimand.Mean(new RunMetric.Reduced(Reduction.MAX, "Report.Alt")),
                2,
                null));
    assertThat(StopRule.parse("ci90( median( Report.Alt ) ) < 1e-3").estimand())
        .isEqualTo(new Estimand.QuantileOf(ALTITUDE, 0.5));
    assertThat(StopRule.parse("ci95(failures) < 0.02").estimand())
        .isEqualTo(new Estimand.FailureProbability());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "p99(R.Alt) < 0.5 | 1 | expected 'ci'",
        "ci100(p99(R.Alt)) < 0.5 | 3 | between 0 and 100",
        "ci95(p100(R.Alt)) < 0.5 | 6 | 'p100' is none of mean(...), median(...), p99(...)",
        "ci95(best(R.Alt)) < 0.5 | 6 | 'best' is none of",
        "ci95(p99(R.Alt)) > 0.5 | 18 | expected '<'",
        "ci95(p99(R.Alt)) < 0 | 20 | must be positive",
        "ci95(p99(R.Alt)) < 0.5 km now | 27 | 'now' is too much"
      })
  void saysWhereItStoppedUnderstanding(String text, int column, String problem) {
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> StopRule.parse(text))
        .withMessageContaining(problem)
        .satisfies(e -> assertThat(e.column()).isEqualTo(column));
  }

  @ParameterizedTest
  @EnumSource(Looks.class)
  void stopsWhenTheIntervalIsTightAndNotBefore(Looks looks) {
    var rule = StopRule.parse("ci95(mean(Report.Alt)) < 0.05");
    double[] values = Trials.random(7).doubles(4000).toArray();
    boolean known = false;
    for (int runs = 10; runs <= values.length && !known; runs += 10) {
      var progress = rule.look(Arrays.copyOf(values, runs), looks, 2000);
      known = progress.known();
      assertThat(known)
          .isEqualTo(runs >= AnytimeInterval.FIRST_LOOK && progress.interval().width() < 0.05);
      assertThat(progress.used()).isEqualTo(runs);
    }
    assertThat(known).isTrue();
  }

  @Test
  void doesNotStopOnFewRunsThatHappenToAgree() {
    var rule = StopRule.parse("ci95(mean(Report.Alt)) < 1");
    assertThat(rule.look(new double[20], Looks.ONCE, 100).known()).isFalse();
    assertThat(rule.look(new double[30], Looks.ONCE, 100).known()).isTrue();
  }

  @Test
  void takesMissingValuesAsFailuresOnlyWhereAsked() {
    double[] values = new double[100];
    Arrays.fill(values, 0, 5, Double.NaN);
    var failures = StopRule.parse("ci95(failures) < 0.2").look(values, Looks.ANY_TIME, 100);
    assertThat(failures.estimate()).isEqualTo(0.05);
    assertThat(failures.used()).isEqualTo(100);
    assertThat(failures.known()).isTrue();
    var mean = StopRule.parse("ci95(mean(Report.Alt)) < 0.2").look(values, Looks.ANY_TIME, 100);
    assertThat(mean.used()).isEqualTo(95);
    assertThat(StopRule.parse("ci95(failures) < 0.2").look(new double[0], Looks.ONCE, 9).known())
        .isFalse();
  }
}
