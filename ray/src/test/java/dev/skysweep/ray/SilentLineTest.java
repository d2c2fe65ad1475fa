package dev.skysweep.ray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.ray.runtime.LocalRuntime;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.Grid;
import dev.skysweep.sweep.Sweep;
import dev.skysweep.sweep.SweepOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A line over which nothing passes any more, though nobody has closed it: the driver finds out by
/// asking, after the better part of a minute.
class SilentLineTest {
  private static final int RUNS = 24;

  @TempDir private static Path folder;
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  @Test
  void isNoticedAndMended() throws Exception {
    TestEngine.installation();
    Path script = Files.writeString(folder.resolve("mission.script"), Missions.LEO);
    // its own: other tests kill what serves the drivers of the common one
    try (var ray = LocalRuntime.start(OneRay.program(), 2, List.of());
        var line = new CutLine(ray.address());
        var pool = RayPool.of(OneRay.settings(ray, line.address().toString()))) {
      SweepResult result =
          Sweep.of(script)
              .grid("Sat.SMA", Grid.linspace(6900, 7300, RUNS))
              .out(folder.resolve("silent"))
              .with(
                  SweepOptions.builder()
                      .listener(new AfterThreeRuns(line::silence, said::add))
                      .build())
              .run(pool);

      assertThat(result.manifest().all().map(ManifestEntry::record))
          .hasSize(RUNS)
          .allSatisfy(record -> assertThat(record.attempt().number()).isOne());
      assertThat(said)
          .anySatisfy(text -> assertThat(text).contains("reconnecting"))
          .anySatisfy(text -> assertThat(text).contains("nothing was lost"));
    }
  }
}
