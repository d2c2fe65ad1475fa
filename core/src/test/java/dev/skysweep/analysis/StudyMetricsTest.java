package dev.skysweep.analysis;

import static dev.skysweep.results.StudyOnDisk.numbers;
import static dev.skysweep.results.StudyOnDisk.table;
import static dev.skysweep.results.StudyOnDisk.texts;
import static dev.skysweep.results.StudyOnDisk.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.results.StudyOnDisk;
import dev.skysweep.results.SweepResult;
import dev.skysweep.statistics.rules.RunMetric;
import dev.skysweep.study.Value;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyMetricsTest {
  @TempDir private Path folder;

  /// x is t³ with its rate beside it, so a cubic reads it exactly; w is on straight lines.
  private SweepResult study() throws Exception {
    var study = new StudyOnDisk(folder, 4);
    study.ok(
        2,
        Map.of(),
        Map.of(
            "report__RF",
            table(
                times("time", 0, 2, 5),
                numbers("Sat.E.X", 0, 8, 125),
                numbers("Sat.E.VX", 0, 12, 75),
                numbers("Sat.W", 1, 3, 9)),
            "contact__CL",
            table(times("time"), numbers("Duration"))));
    study.failed(1, Map.of());
    study.ok(
        0,
        Map.of(),
        Map.of(
            "report__RF",
            table(
                times("time", 1, 4),
                numbers("Sat.E.X", 1, 64),
                numbers("Sat.E.VX", 3, 48),
                numbers("Sat.W", 5, Double.NaN)),
            "contact__CL",
            table(times("time", 1, 2), numbers("Duration", 30, 12))));
    return study.open();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max(RF.Sat.E.X)                  | 64  | 125",
        "min(report__RF.Sat.E.X)          | 1   | 0",
        "Report.Sat.W                     | 5   | 9",
        "first(W)                         | 5   | 1",
        "range(sat.w)                     | 0   | 8",
        "at(Sat.E.X, 1 s)                 | 8   | 1",
        "at(W, 1 s)                       | NaN | 2",
        "at(E.X, 1970-01-01T00:00:03)     | 27  | 27",
        "at(E.X, 1970-01-01T00:00:04.5)   | NaN | 91.125",
        "at(E.X, 1 min)                   | NaN | NaN",
        "sum(CL.Duration)                 | 42  | 0",
        "count(\"CL.Duration\")           | 2   | 0",
      })
  void areOneNumberARun(String metric, double ofRun0, double ofRun2) throws Exception {
    try (SweepResult result = study()) {
      double[] values = new StudyMetrics(result).of(RunMetric.parse(metric)).values();

      assertThat(values).hasSize(4);
      assertThat(values[0]).isCloseTo(ofRun0, within(1e-6));
      assertThat(values[1]).isNaN();
      assertThat(values[2]).isCloseTo(ofRun2, within(1e-6));
      assertThat(values[3]).isNaN();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max(RF.Sat.E.Y)   | RF.Sat.E.X or",
        "max(RF.Sta.W)     | did you mean RF.Sat.W",
        "Longitude         | RF.Sat.W",
        "max(CL.Durations) | CL.Duration",
      })
  void aMisspeltColumnIsToldItsCloseNames(String metric, String words) throws Exception {
    try (SweepResult result = study()) {
      assertThatExceptionOfType(AnalysisException.class)
          .isThrownBy(() -> new StudyMetrics(result).of(RunMetric.parse(metric)))
          .withMessageContaining(words);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SMAA            | did you mean the parameter Sat.SMA?",
        "max(Sat.SMAA)   | did you mean the parameter Sat.SMA?",
        "Sat.SMA         | it is a parameter; there are: RF.Sat.X",
        "Sat.XX          | did you mean Sat.X?",
      })
  void aParameterThatMayBeMeantIsNamed(String metric, String words) throws Exception {
    var study = new StudyOnDisk(folder, 1);
    study.ok(
        0, Map.of("Sat.SMA", Value.of(7000.0)), Map.of("report__RF", table(numbers("Sat.X", 1))));
    try (SweepResult result = study.open()) {
      assertThatExceptionOfType(AnalysisException.class)
          .isThrownBy(() -> new StudyMetrics(result).of(RunMetric.parse(metric)))
          .withMessageContaining(words);
    }
  }

  @Test
  void anEndingOfTwoColumnsIsNotEnough() throws Exception {
    var study = new StudyOnDisk(folder, 1);
    study.ok(0, Map.of(), Map.of("report__RF", table(numbers("A.X", 1), numbers("B.X", 2))));
    try (SweepResult result = study.open()) {
      assertThatExceptionOfType(AnalysisException.class)
          .isThrownBy(() -> new StudyMetrics(result).of(RunMetric.parse("X")))
          .withMessageContaining("RF.A.X, RF.B.X");
      assertThatExceptionOfType(AnalysisException.class)
          .isThrownBy(() -> new StudyMetrics(result).of(RunMetric.parse("at(A.X, 3 s)")))
          .withMessageContaining("no epochs");
      assertThatExceptionOfType(AnalysisException.class)
          .isThrownBy(() -> new StudyMetrics(result).columns("FR"))
          .withMessageContaining("did you mean RF?");
    }
  }

  @Test
  void aColumnOfTextIsNoMetric() throws Exception {
    var study = new StudyOnDisk(folder, 1);
    study.ok(0, Map.of(), Map.of("report__RF", table(texts("Mode", "a"), numbers("B", 2))));
    try (SweepResult result = study.open()) {
      assertThatExceptionOfType(AnalysisException.class)
          .isThrownBy(() -> new StudyMetrics(result).of(RunMetric.parse("Mode")))
          .withMessageContaining("no output has a column of numbers 'Mode'");
    }
  }
}
