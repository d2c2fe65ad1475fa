package dev.skysweep.ray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Processes;
import dev.skysweep.files.FileTree;
import dev.skysweep.gmat.Missions;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.PoolContract;
import dev.skysweep.study.RunLimits;
import dev.skysweep.study.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The pool `ray` does what every pool does, on a real Ray.
class RayPoolTest extends PoolContract {
  @Override
  protected ExecutionPool pool() {
    return RayPool.of(OneRay.settings());
  }

  @Override
  protected List<ProcessHandle> workers() {
    return Processes.workersOf(OneRay.get().process());
  }

  @Override
  protected String goingOn() {
    return OneRay.goingOn();
  }

  /// Tasks of a driver that was killed go on for a minute; the next driver removes its sign.
  @Test
  void whatADriverThatIsGoneLeftInTheQueueIsNotBegun() throws IOException {
    open(Missions.LEO, RunLimits.defaults());
    assertThat(submit(run(0)).result().join().outcome()).isInstanceOf(RunOutcome.Succeeded.class);
    try (Stream<Path> internals = Files.list(study.resolve(".skysweep"))) {
      internals
          .filter(file -> file.getFileName().toString().startsWith("probe-"))
          .forEach(FileTree::delete);
    }

    assertThat(failed(submit(run(1))).message()).contains("can't be read and written there");
    assertThat(study.resolve("runs/000001")).doesNotExist();
  }

  @Test
  void theClusterIsShownMoreThanItCouldEverTakeAtOnce() {
    assertThat(RayPool.inFlight(2)).isEqualTo(1000);
    assertThat(RayPool.inFlight(250)).isEqualTo(1000);
    assertThat(RayPool.inFlight(640)).isEqualTo(2560);
  }
}
