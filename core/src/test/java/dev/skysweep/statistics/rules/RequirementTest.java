package dev.skysweep.statistics.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RequirementTest {
  private static final Requirement MISS_DISTANCE =
      Requirement.parse("max(Report.Alt) < 500 with 99% at 90% confidence");

  @Test
  void readsTheWholeForm() {
    assertThat(MISS_DISTANCE)
        .isEqualTo(
            new Requirement(
                new RunMetric.Reduced(Reduction.MAX, "Report.Alt"),
                Comparison.LESS,
                500,
                null,
                0.99,
                0.9));
    assertThat(Requirement.parse(" Report.Sat.Earth.SMA>=-7.1e3 km with 99.865 % at 50% "))
        .isEqualTo(
            new Requirement(
                new RunMetric.Reduced(Reduction.LAST, "Report.Sat.Earth.SMA"),
                Comparison.AT_LEAST,
                -7100,
                "km",
                0.99865,
                0.5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "biggest(R.Alt) < 500 with 99% at 90% | 1 | none of first, last, min, max, mean, range",
        "max(R.Alt < 500 with 99% at 90% | 11 | expected ')'",
        "max(R.Alt) = 500 with 99% at 90% | 12 | expected one of <, <=, >, >=",
        "max(R.Alt) < lots with 99% at 90% | 14 | expected a limit",
        "max(R.Alt) < 500 | 17 | expected 'with', but the text ends",
        "max(R.Alt) < 500 with 99 at 90% | 26 | expected '%'",
        "max(R.Alt) < 500 with 100% at 90% | 23 | must lie between 0 and 100",
        "max(R.Alt) < 500 with 99% at 90% confidence! | 44 | '!' is too much",
        "\"\" | 1 | expected a column"
      })
  void saysWhereItStoppedUnderstanding(String text, int column, String problem) {
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> Requirement.parse(text))
        .withMessageContaining(problem)
        .withMessageContaining("the form is: max(Report.Altitude) < 500 with 99% at 90% confidence")
        .satisfies(e -> assertThat(e.column()).isEqualTo(column));
  }

  @Test
  void countsRunsWithoutAValueAsUnknown() {
    assertThat(MISS_DISTANCE.count(499, 500, 501, Double.NaN, Double.NEGATIVE_INFINITY))
        .isEqualTo(new RunCounts(2, 2, 1));
  }

  /// 230 runs without a miss are Wilks' number for 99 % at 90 %.
  @Test
  void passesAtWilksNumberAndNoSooner() {
    Judgement almost = MISS_DISTANCE.judge(new RunCounts(229, 0, 0), Looks.ONCE);
    assertThat(almost.verdict()).isEqualTo(Verdict.NOT_YET_KNOWN);
    assertThat(almost.moreRuns()).isOne();
    Judgement enough = MISS_DISTANCE.judge(new RunCounts(230, 0, 0), Looks.ONCE);
    assertThat(enough.verdict()).isEqualTo(Verdict.PASS);
    assertThat(enough.moreRuns()).isZero();
    assertThat(enough.test()).isEqualTo("Clopper-Pearson, one-sided");
    assertThat(MISS_DISTANCE.judge(new RunCounts(230, 0, 1), Looks.ONCE).verdict())
        .isEqualTo(Verdict.NOT_YET_KNOWN);
  }

  @Test
  void failsOnlyOnWhatIsSeenToMiss() {
    assertThat(MISS_DISTANCE.judge(new RunCounts(90, 10, 0), Looks.ONCE).verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(MISS_DISTANCE.judge(new RunCounts(90, 0, 10), Looks.ONCE).verdict())
        .isEqualTo(Verdict.NOT_YET_KNOWN);
  }

  @ParameterizedTest
  @EnumSource(Looks.class)
  void knowsNothingWithoutRuns(Looks looks) {
    Judgement none = MISS_DISTANCE.judge(new RunCounts(0, 0, 0), looks);
    assertThat(none.verdict()).isEqualTo(Verdict.NOT_YET_KNOWN);
    assertThat(none.atLeast()).isZero();
    assertThat(none.atMost()).isOne();
    var after = new RunCounts(none.moreRuns(), 0, 0);
    assertThat(MISS_DISTANCE.judge(after, looks).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void asksForMoreEvidenceIfJudgedAtEveryBatch() {
    var counts = new RunCounts(230, 0, 0);
    assertThat(MISS_DISTANCE.judge(counts, Looks.ANY_TIME).verdict())
        .isEqualTo(Verdict.NOT_YET_KNOWN);
  }

  @ParameterizedTest
  @CsvSource({"FIRST, 3", "LAST, 7", "MIN, -1", "MAX, 7", "MEAN, 3", "RANGE, 8"})
  void reducesAColumnOverItsMissingRows(Reduction reduction, double expected) {
    assertThat(reduction.of(Double.NaN, 3, -1, 7, Double.NaN)).isEqualTo(expected);
    assertThat(reduction.of(Double.NaN)).isNaN();
  }

  @Test
  void readsAMetric() {
    assertThat(RunMetric.parse("range( R.X )")).hasToString("range(R.X)");
    assertThat(RunMetric.parse("R.X.1")).hasToString("last(R.X.1)");
    assertThatExceptionOfType(ExpressionException.class).isThrownBy(() -> RunMetric.parse("max()"));
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> RunMetric.parse("R.X R.Y"));
  }
}
