package dev.skysweep.pool.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.Await;
import dev.skysweep.Processes;
import dev.skysweep.RunInWork;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.pool.PoolContract;
import dev.skysweep.pool.RunAttempt;
import dev.skysweep.study.RunLimits;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.StudyException;
import dev.skysweep.worker.SweepRecipe;
import dev.skysweep.worker.WorkerMessage;
import dev.skysweep.worker.WorkerMessage.Open;
import dev.skysweep.worker.WorkerMessage.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalPoolTest extends PoolContract {
  @Override
  protected ExecutionPool pool() {
    return LocalPool.of(2);
  }

  @Test
  void needsAWorker() {
    assertThatThrownBy(() -> LocalPool.of(0))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("at least 1 worker");
  }

  @Test
  void refusesAnAttemptWhileItIsClosed() {
    try (LocalPool pool = LocalPool.of(1)) {
      var attempt = new RunAttempt(RunSpec.of(0, Map.of()), 1, Purpose.RUN);
      assertThatThrownBy(() -> pool.submit(attempt)).isInstanceOf(PoolException.class);
    }
  }

  @Test
  void workersEndWhenTheirDriverIsKilled() throws IOException, InterruptedException {
    Path recipe = study.resolve("recipe.json");
    Files.writeString(recipe, new Open(recipe(ENDLESS, RunLimits.defaults(), false)).toLine());
    Process driver =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Driver.class.getName(),
                recipe.toString())
            .inheritIO()
            .start();
    try {
      Await.until("the run reports", () -> RunInWork.writes(study, 0, "RF.report"));
      List<ProcessHandle> workers = Processes.workersOf(driver.toHandle());
      assertThat(workers).hasSize(2);
      List<Path> folders = workers.stream().map(Processes::folderOf).toList();
      assertThat(folders).allMatch(Files::isDirectory);

      driver.destroyForcibly().waitFor();

      Await.until("the workers end", () -> workers.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(folders).noneMatch(Files::exists);
    } finally {
      driver.destroyForcibly();
    }
  }

  /// A driver in a process of its own, to be killed.
  static final class Driver {
    public static void main(String[] arguments) throws IOException {
      SweepRecipe recipe =
          ((Open) WorkerMessage.ofLine(Files.readString(Path.of(arguments[0])))).recipe();
      try (LocalPool pool = LocalPool.of(2)) {
        pool.open(recipe, _ -> {});
        var attempts =
            List.of(
                pool.submit(new RunAttempt(RunSpec.of(0, Map.of()), 1, Purpose.RUN)),
                pool.submit(new RunAttempt(RunSpec.of(1, Map.of()), 1, Purpose.RUN)));
        attempts.forEach(attempt -> attempt.result().join());
      }
    }
  }
}
