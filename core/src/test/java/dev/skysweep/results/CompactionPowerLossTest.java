package dev.skysweep.results;

import static dev.skysweep.results.StudyOnDisk.numbers;
import static dev.skysweep.results.StudyOnDisk.table;
import static dev.skysweep.results.SweepResultTest.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.QuickFolder;
import dev.skysweep.files.fault.Calamity;
import dev.skysweep.manifest.Layout;
import dev.skysweep.manifest.StudyFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A machine that loses power, or a disk that fails, at any step of a compaction: the rows are the
/// same at any time, and the next compaction merges each run once.
///
/// The study has runs that are merged already, one of which was made again since, and others.
@Execution(ExecutionMode.CONCURRENT)
class CompactionPowerLossTest {
  private static final int RUNS = 4;

  @TempDir(factory = QuickFolder.class)
  private Path root;

  private Path prepared;
  private List<List<Object>> expected;

  @BeforeEach
  void makeAStudy() throws Exception {
    prepared = root.resolve("prepared");
    var study = new StudyOnDisk(prepared, RUNS);
    for (int run = 0; run < 2; run++) {
      study.ok(run, Map.of(), Map.of("report__RF", table(numbers("x", run, -run))));
    }
    study.compact(Layout.PER_RUN);
    Files.delete(prepared.resolve("runs/000001/report__RF.parquet"));
    study.ok(1, Map.of(), Map.of("report__RF", table(numbers("x", 1.5))));
    for (int run = 2; run < RUNS; run++) {
      study.ok(run, Map.of(), Map.of("report__RF", table(numbers("x", run, -run))));
    }
    try (SweepResult result = study.open()) {
      expected = rows(result.report());
    }
  }

  private Calamity compacting() {
    return new Calamity(
        root,
        prepared,
        (folder, _) -> StudyOnDisk.compact(new StudyFolder(folder), Layout.COMPACT),
        (left, _, when) -> {
          assertThat(report(left)).as(when).isEqualTo(expected);

          StudyOnDisk.compact(new StudyFolder(left), Layout.COMPACT);

          assertThat(report(left)).as("compacted " + when).isEqualTo(expected);
          try (SweepResult result = SweepResult.open(left)) {
            assertThat(
                    result
                        .sql(
                            "SELECT count(*) FROM '%s/tables/report__RF/*.parquet'".formatted(left))
                        .get(0, 0))
                .as("merged rows " + when)
                .isEqualTo((long) expected.size());
          }
        });
  }

  private static List<List<Object>> report(Path folder) {
    try (SweepResult result = SweepResult.open(folder)) {
      return rows(result.report());
    }
  }

  @Test
  void losesAndDoublesNothingWhenThePowerGoes() throws Exception {
    compacting().powerGoes();
  }

  @Test
  void losesAndDoublesNothingOnAFullDisk() throws Exception {
    compacting().diskIsFull();
  }

  @Test
  void losesAndDoublesNothingOnADiskThatFailsOnce() throws Exception {
    compacting().diskFailsOnce();
  }

  /// What a failed `fsync` left in memory reads as if the runs' own files were not needed any more.
  @Test
  void losesAndDoublesNothingWhenItIsGoneOnWithAfterADiskThatFailedOnce() throws Exception {
    compacting()
        .powerGoesAfterGoingOn(
            (folder, _) -> StudyOnDisk.compact(new StudyFolder(folder), Layout.COMPACT));
  }

  @Test
  void survivesANetworkFileSystemThatIsAskedTwice() throws Exception {
    compacting().answerIsLost();
  }
}
