package dev.skysweep.results;

import static dev.skysweep.results.StudyOnDisk.numbers;
import static dev.skysweep.results.StudyOnDisk.table;
import static dev.skysweep.results.StudyOnDisk.times;
import static dev.skysweep.results.SweepResultTest.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.table.TimeColumn;
import dev.skysweep.table.TimeScale;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dflib.DataFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FusedReportsTest {
  @TempDir private Path folder;
  private StudyOnDisk study;

  @BeforeEach
  void makeRuns() throws IOException {
    study = new StudyOnDisk(folder, 4);
    study.ok(
        0,
        Map.of(),
        Map.of(
            "report__A",
            table(times("time", 0, 60, 120), numbers("x", 1, 2, 3)),
            "report__B",
            table(times("time", 0, 50, 50, 120), numbers("y", 10, 20, 21, 30))));
    study.ok(1, Map.of(), Map.of("report__A", table(times("time", 0), numbers("x", 4))));
    study.failed(2, Map.of());
    study.ok(3, Map.of(), Map.of("report__B", table(times("time", 0), numbers("y", 5))));
  }

  private static LocalDateTime at(int second) {
    return LocalDateTime.of(1970, 1, 1, 0, 0).plusSeconds(second).plusNanos(7);
  }

  @Test
  void fusedReportsAreATableOfSqlAndReadRowByRow() throws IOException {
    try (SweepResult result = study.open()) {
      List<String> keys = List.of("report__A", "report__B");
      result.fuse(keys);
      assertThat(rows(result.sql("FROM fused"))).isEqualTo(rows(result.fused(keys)));

      result.fuse(keys, Duration.ofMinutes(1));

      var streamed = new ArrayList<List<Object>>();
      result.sql("FROM fused", row -> streamed.add(new ArrayList<>(row)));
      assertThat(streamed).isEqualTo(rows(result.fused(keys, Duration.ofMinutes(1))));
      assertThat(result.tableNames()).doesNotContain("fused");
    }
  }

  @Test
  void rowsAtTheSameTimeStandTogether() throws IOException {
    try (SweepResult result = study.open()) {
      DataFrame fused = result.fused(List.of("report__A", "report__B"));

      assertThat(fused.getColumnsIndex())
          .containsExactly("run_id", "time", "A.x", "A.status", "B.y", "B.status", "status");
      assertThat(rows(fused))
          .containsExactly(
              Arrays.asList(0L, at(0), 1.0, "ok", 10.0, "ok", "ok"),
              Arrays.asList(0L, at(120), 3.0, "ok", 30.0, "ok", "ok"),
              Arrays.asList(2L, null, null, "failed", null, "failed", "failed"),
              Arrays.asList(3L, null, null, "missing", null, "missing", "ok"));
    }
  }

  @Test
  void orTheLastRowsThatAreNotTooOld() throws IOException {
    try (SweepResult result = study.open()) {
      List<String> keys = List.of("report__A", "report__B");

      assertThat(rows(result.fused(keys, Duration.ofSeconds(10))))
          .contains(
              Arrays.asList(0L, at(60), 2.0, "ok", 21.0, "ok", "ok"),
              Arrays.asList(1L, at(0), 4.0, "ok", null, "missing", "ok"))
          .hasSize(6);
      assertThat(rows(result.fused(keys, Duration.ofSeconds(9))))
          .contains(Arrays.asList(0L, at(60), 2.0, "ok", null, "missing", "ok"));
    }
  }

  @Test
  void whatDoesNotFitIsRefused() throws IOException {
    TimeColumn.Builder tai = new TimeColumn.Builder();
    tai.add(0);
    study.ok(
        0,
        Map.of(),
        Map.of(
            "report__A", table(times("time", 0)),
            "report__T", table(tai.build("time", TimeScale.TAI)),
            "report__N", table(numbers("n", 1))));
    try (SweepResult result = study.open()) {
      assertThatThrownBy(() -> result.fused(List.of("report__A", "report__T")))
          .isInstanceOf(ResultsException.class)
          .hasMessageContaining("TAI, UTC");
      assertThatThrownBy(() -> result.fused(List.of("report__A", "report__N")))
          .hasMessageContaining("report__N has no time");
      assertThatThrownBy(() -> result.fused(List.of("report__A", "report__A")))
          .hasMessageContaining("different outputs");
      assertThatThrownBy(() -> result.fused(List.of("report__A", "report__Z")))
          .hasMessageContaining("report__Z");
    }
  }

  @Test
  void runsAreReadAtTimesTheyShare() throws IOException {
    study.ok(1, Map.of(), Map.of("report__A", table(times("time", 30, 90), numbers("x", 4, 10))));
    try (SweepResult result = study.open()) {
      DataFrame shared = result.resampled("report__A", Duration.ofSeconds(20));

      assertThat(shared.getColumnsIndex()).containsExactly("run_id", "time", "x");
      assertThat(rows(shared)).extracting(row -> row.get(1)).startsWith(at(30), at(50), at(70));
      assertThat(rows(shared)).hasSize(8).extracting(row -> row.get(0)).contains(0L, 1L);
      assertThat((Double) shared.get("x", 5)).isCloseTo(6.0, within(1e-12));

      assertThatThrownBy(() -> result.resampled("report__A", Duration.ZERO))
          .isInstanceOf(ResultsException.class);
      assertThatThrownBy(() -> result.resampled("runs", Duration.ofSeconds(1)))
          .hasMessageContaining("no time");
    }
  }
}
