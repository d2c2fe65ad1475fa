package dev.skysweep.sweep;

import static dev.skysweep.results.StudyOnDisk.numbers;
import static dev.skysweep.results.StudyOnDisk.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Await;
import dev.skysweep.manifest.Layout;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.results.StudyOnDisk;
import dev.skysweep.study.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergingTest {
  @TempDir private Path root;
  private StudyFolder folder;
  private Path part;

  @BeforeEach
  void makeRuns() throws IOException {
    folder = new StudyFolder(root);
    part = root.resolve("tables/report__RF/part-000000-000002.parquet");
    var study = new StudyOnDisk(root, 1200);
    for (int run : new int[] {0, 1, 2, 1100}) {
      study.ok(run, Map.of(), Map.of("report__RF", table(numbers("x", run))));
    }
    study.open().close();
  }

  private RunOutcome outcome(int run) {
    return Manifest.open(folder.manifest()).entry(run).orElseThrow().outcome();
  }

  @Test
  void aBlockIsMergedWhenItsLastRunIsRecordedWhileTheSweepGoesOn() {
    try (StudyLock lock = StudyLock.acquire(folder);
        Merging merging =
            Merging.start(
                lock,
                Manifest.open(folder.manifest()),
                Layout.COMPACT,
                IntStream.of(1, 2, 1100).iterator(),
                SweepListener.NONE)) {
      merging.recorded(outcome(2));
      assertThat(part).doesNotExist();

      merging.recorded(outcome(1));

      Path last = root.resolve("runs/000002/report__RF.parquet");
      Await.until("run 2 is merged", () -> Files.exists(part) && !Files.exists(last));
      assertThat(root.resolve("runs/001100/report__RF.parquet")).exists();
      merging.recorded(outcome(1100));
      merging.finish();
      assertThat(root.resolve("runs/001100/report__RF.parquet")).doesNotExist();
    }
  }

  @Test
  void fewRunsThatStayAreNotMerged() {
    try (StudyLock lock = StudyLock.acquire(folder);
        Merging merging =
            Merging.start(
                lock,
                Manifest.open(folder.manifest()),
                null,
                IntStream.of(1).iterator(),
                SweepListener.NONE)) {
      merging.recorded(outcome(1));
      merging.finish();
    }
    assertThat(root.resolve("tables")).doesNotExist();
  }
}
