package dev.skysweep.pool.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.RunHook;
import dev.skysweep.study.RunSpec;
import dev.skysweep.sweep.Steps;
import dev.skysweep.sweep.Sweep;
import dev.skysweep.sweep.SweepOptions;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A worker whose memory grows, as GMAT's does with some missions, is replaced between two runs.
class WornWorkerTest {
  private static final int RUNS = 4;

  @TempDir private Path folder;

  /// Leaves behind more with each run than a worker may have in all.
  public static final class Hoarder implements RunHook {
    @Override
    public void afterRun(RunSpec run, Path runFolder) {
      Arena.global().allocate(450L << 20).fill((byte) 1);
    }
  }

  @Test
  void eachRunHasAFreshWorkerAndNoneIsTriedAgain() throws Exception {
    TestEngine.installation();
    Path script = Files.writeString(folder.resolve("mission.script"), Missions.LEO);
    var step =
        Steps.parse("class:" + Hoarder.class.getName(), List.of(), Duration.ofMinutes(1), folder);
    try (LocalPool pool = LocalPool.of(1);
        SweepResult result =
            Sweep.of(script)
                .grid("Sat.SMA", 7000, 7100, 7200, 7300)
                .out(folder.resolve("out"))
                .with(SweepOptions.builder().postprocess(step).build())
                .run(pool);
        Stream<ManifestEntry> entries = result.manifest().all()) {
      List<Long> workers =
          entries.map(entry -> requireNonNull(entry.record()).attempt().processId()).toList();

      assertThat(result.counts().ok()).isEqualTo(RUNS);
      assertThat(workers).hasSize(RUNS).doesNotHaveDuplicates();
    }
  }
}
