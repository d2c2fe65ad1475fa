package dev.skysweep.results;

import static dev.skysweep.results.StudyOnDisk.numbers;
import static dev.skysweep.results.StudyOnDisk.table;
import static dev.skysweep.results.StudyOnDisk.texts;
import static dev.skysweep.results.StudyOnDisk.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.study.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dflib.DataFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepResultTest {
  private static final String REPORT = "report__RF";

  @TempDir private Path folder;

  @Test
  void runsAreReadTogetherInOrderAndTheLostOnesMarked() throws Exception {
    StudyOnDisk study = new StudyOnDisk(folder, 4);
    study.ok(2, Map.of(), Map.of(REPORT, table(times("time", 60, 0), numbers("Sat.X", 4, 3))));
    study.failed(1, Map.of());
    study.ok(0, Map.of(), Map.of(REPORT, table(times("time", 0, 60), numbers("Sat.X", 1, 2))));

    try (SweepResult result = study.open()) {
      DataFrame report = result.report();

      assertThat(report.getColumnsIndex()).containsExactly("run_id", "time", "Sat.X", "status");
      assertThat(rows(report))
          .containsExactly(
              Arrays.asList(0L, at(0), 1.0, "ok"),
              Arrays.asList(0L, at(60), 2.0, "ok"),
              Arrays.asList(1L, null, null, "failed"),
              Arrays.asList(2L, at(0), 3.0, "ok"),
              Arrays.asList(2L, at(60), 4.0, "ok"),
              Arrays.asList(3L, null, null, "missing"));
    }
  }

  @Test
  void withoutATimeTheRowsKeepTheOrderOfTheirFile() throws Exception {
    StudyOnDisk study = new StudyOnDisk(folder, 1);
    study.ok(0, Map.of(), Map.of(REPORT, table(numbers("x", 3, 1, 2))));

    try (SweepResult result = study.open()) {
      assertThat(rows(result.report("RF")))
          .extracting(row -> row.get(1))
          .containsExactly(3.0, 1.0, 2.0);
    }
  }

  @Test
  void aColumnOfTextInOneRunIsTextInAll() throws Exception {
    StudyOnDisk study = new StudyOnDisk(folder, 2);
    study.ok(0, Map.of(), Map.of(REPORT, table(numbers("v", 7.5))));
    study.ok(1, Map.of(), Map.of(REPORT, table(texts("v", "none"), numbers("w", 1))));

    try (SweepResult result = study.open()) {
      assertThat(rows(result.report()))
          .containsExactly(
              Arrays.asList(0L, "7.5", null, "ok"), Arrays.asList(1L, "none", 1.0, "ok"));
    }
  }

  @Test
  void columnsOfTheDataDoNotHideOurs() throws Exception {
    StudyOnDisk study = new StudyOnDisk(folder, 1);
    study.ok(0, Map.of(), Map.of(REPORT, table(texts("status", "x"), numbers("it's \"b\"", 1))));

    try (SweepResult result = study.open()) {
      assertThat(result.report().getColumnsIndex())
          .containsExactly("run_id", "status", "it's \"b\"", "run_status");
    }
  }

  @Test
  void parametersAreColumns() throws Exception {
    StudyOnDisk study = new StudyOnDisk(folder, 3);
    study.ok(1, Map.of("Sat.SMA", Value.of(7000), "Mode", Value.of("a")), Map.of());
    study.failed(0, Map.of("Sat.SMA", Value.of(7000.5), "Mode", Value.of(3)));

    try (SweepResult result = study.open()) {
      DataFrame parameters = result.parameters();

      assertThat(parameters.getColumnsIndex())
          .containsExactlyInAnyOrder("run_id", "Sat.SMA", "Mode", "status");
      assertThat(column(parameters, "Sat.SMA")).containsExactly(7000.5, 7000.0);
      assertThat(column(parameters, "Mode")).containsExactly("3", "a");
      assertThat(column(parameters, "status")).containsExactly("failed", "ok");
    }
  }

  @Test
  void severalReportsMustBeNamed() throws Exception {
    StudyOnDisk study = new StudyOnDisk(folder, 1);
    study.ok(
        0,
        Map.of(),
        Map.of("report__A", table(numbers("a", 1)), "report__B", table(numbers("b", 2))));

    try (SweepResult result = study.open()) {
      assertThatThrownBy(result::report)
          .isInstanceOf(ResultsException.class)
          .hasMessageContaining("A, B");
      assertThatThrownBy(() -> result.report("C"))
          .isInstanceOf(ResultsException.class)
          .hasMessageContainingAll("report__C", "report__A, report__B");
      assertThat(rows(result.report("B"))).containsExactly(List.of(0L, 2.0, "ok"));
    }
  }

  @Test
  void sqlSeesOutputsRunsAndParameters() throws Exception {
    StudyOnDisk study = new StudyOnDisk(folder, 2);
    study.ok(0, Map.of("Sat.SMA", Value.of(7000)), Map.of(REPORT, table(numbers("x", 1, 3))));
    study.ok(1, Map.of("Sat.SMA", Value.of(7100)), Map.of(REPORT, table(numbers("x", 5))));

    try (SweepResult result = study.open()) {
      DataFrame means =
          result.sql(
              """
              SELECT p."Sat.SMA", avg(x) AS mean
              FROM report__RF JOIN parameters p USING (run_id) JOIN runs r USING (run_id)
              WHERE r.duration_s = 0.5 GROUP BY 1 ORDER BY 1
              """);

      assertThat(rows(means)).containsExactly(List.of(7000.0, 2.0), List.of(7100.0, 5.0));

      List<List<Object>> streamed = new ArrayList<>();
      result.sql("SELECT x FROM report__RF ORDER BY x", streamed::add);
      assertThat(streamed).containsExactly(List.of(1.0), List.of(3.0), List.of(5.0));

      assertThatThrownBy(() -> result.sql("SELECT nothing FROM report__RF"))
          .isInstanceOf(ResultsException.class)
          .hasMessageContaining("nothing");
    }
  }

  @Test
  void theSummaryCountsWhatIsThere() throws Exception {
    StudyOnDisk study = new StudyOnDisk(folder, 2);
    study.ok(
        0, Map.of(), Map.of(REPORT, table(numbers("x", 1, 2, 6), numbers("y", 1, Double.NaN, 2))));
    study.failed(1, Map.of());

    try (SweepResult result = study.open()) {
      assertThat(rows(result.summary(REPORT)))
          .containsExactly(
              List.of("x", 3L, 3.0, Math.sqrt(7), 1.0, 6.0),
              List.of("y", 3L, Double.NaN, Double.NaN, 1.0, Double.NaN));
    }
  }

  @Test
  void pathsMayHoldAnything() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("it's [a] *"));
    StudyOnDisk study = new StudyOnDisk(odd, 1);
    study.ok(0, Map.of(), Map.of(REPORT, table(numbers("x", 1))));

    try (SweepResult result = study.open()) {
      assertThat(rows(result.report())).containsExactly(List.of(0L, 1.0, "ok"));
    }
  }

  @Test
  void manyRunsAreReadInParts() throws Exception {
    StudyOnDisk study = new StudyOnDisk(folder, 2100);
    for (int run = 0; run < 2100; run++) {
      if (run < 3) {
        study.ok(run, Map.of(), Map.of(REPORT, table(numbers("x", run))));
      } else {
        study.okLike(run, run % 3);
      }
    }

    try (SweepResult result = study.open()) {
      DataFrame report = result.report();
      assertThat(report.height()).isEqualTo(2100);
      for (int run = 0; run < 2100; run++) {
        assertThat(report.get("run_id", run)).isEqualTo((long) run);
        assertThat(report.get("x", run)).isEqualTo((double) (run % 3));
      }
    }
  }

  static List<List<Object>> rows(DataFrame frame) {
    List<List<Object>> rows = new ArrayList<>();
    for (int row = 0; row < frame.height(); row++) {
      List<Object> values = new ArrayList<>();
      for (int column = 0; column < frame.width(); column++) {
        values.add(frame.get(column, row));
      }
      rows.add(values);
    }
    return rows;
  }

  private static List<Object> column(DataFrame frame, String name) {
    List<Object> values = new ArrayList<>();
    for (int row = 0; row < frame.height(); row++) {
      values.add(frame.get(name, row));
    }
    return values;
  }

  private static LocalDateTime at(int second) {
    return LocalDateTime.of(1970, 1, 1, 0, 0).plusSeconds(second).plusNanos(7);
  }
}
