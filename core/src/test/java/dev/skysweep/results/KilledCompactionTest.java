package dev.skysweep.results;

import static dev.skysweep.results.StudyOnDisk.numbers;
import static dev.skysweep.results.StudyOnDisk.table;
import static dev.skysweep.results.SweepResultTest.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.QuickFolder;
import dev.skysweep.Trials;
import dev.skysweep.manifest.Layout;
import dev.skysweep.manifest.StudyFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` in the middle of a compaction, in a process of its own.
class KilledCompactionTest {
  private static final int RUNS = 3000;
  private static final int KILLS = 6;

  @TempDir(factory = QuickFolder.class)
  private Path root;

  /// Run in a process of its own: says when it begins.
  public static void main(String[] arguments) {
    System.out.write('\n');
    System.out.flush();
    StudyOnDisk.compact(new StudyFolder(Path.of(arguments[0])), Layout.COMPACT);
  }

  @Test
  void nothingIsLostOrDoubled() throws Exception {
    var study = new StudyOnDisk(root, RUNS);
    for (int run = 0; run < 10; run++) {
      study.ok(run, Map.of(), Map.of("report__RF", table(numbers("x", run, -run))));
    }
    for (int run = 10; run < RUNS; run++) {
      study.okLike(run, run % 10);
    }
    List<List<Object>> before;
    try (SweepResult result = study.open()) {
      before = rows(result.report());
    }
    RandomGenerator random = Trials.random(7);
    for (int kill = 0; kill < KILLS; kill++) {
      compactAndKill(TimeUnit.MILLISECONDS.toNanos(100 + random.nextInt(800)));
      try (SweepResult result = SweepResult.open(root)) {
        assertThat(rows(result.report())).as("kill %d", kill).isEqualTo(before);
      }
    }

    study.compact(Layout.COMPACT);

    try (SweepResult result = SweepResult.open(root)) {
      assertThat(rows(result.report())).isEqualTo(before);
      assertThat(
              result
                  .sql("SELECT count(*) FROM '%s/tables/report__RF/*.parquet'".formatted(root))
                  .get(0, 0))
          .isEqualTo(2L * RUNS);
    }
    assertThat(root.resolve("runs/%06d/report__RF.parquet".formatted(RUNS - 1))).doesNotExist();
  }

  private void compactAndKill(long afterNanos) throws Exception {
    Process driver =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledCompactionTest.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(driver.getInputStream().read()).isEqualTo('\n');
      driver.waitFor(afterNanos, TimeUnit.NANOSECONDS);
    } finally {
      driver.destroyForcibly().waitFor();
    }
  }
}
