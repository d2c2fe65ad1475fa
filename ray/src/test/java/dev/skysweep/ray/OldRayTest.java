package dev.skysweep.ray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.skysweep.Await;
import dev.skysweep.Processes;
import dev.skysweep.RunInWork;
import dev.skysweep.files.FileTree;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.gmat.python.PythonPrograms;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.runtime.LocalRuntime;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.Grid;
import dev.skysweep.sweep.Steps;
import dev.skysweep.sweep.Sweep;
import dev.skysweep.sweep.SweepOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Clusters with another Ray than the pinned one. `./build test -Pold-ray` also installs the newest
/// that is not spoken with.
class OldRayTest {
  private static final List<String> SUITING = List.of("3.12", "3.11", "3.10");

  @TempDir private static Path folder;

  @BeforeAll
  static void findEngine() {
    TestEngine.installation();
  }

  @Test
  void theOldestThatIsSpokenWithMakesALostRunAgain() throws Exception {
    Path gate = folder.resolve("gate");
    String step = "sh -c 'until [ -e %s ]; do sleep 0.2; done'".formatted(gate);
    try (var ray = LocalRuntime.start(install("2.40.0"), 2, List.of());
        ExecutionPool pool = RayPool.of(OneRay.settings(ray))) {
      var sweep = CompletableFuture.supplyAsync(() -> run(pool, "old", step));
      Await.until(
          Duration.ofMinutes(2),
          "both runs have begun",
          () -> RunInWork.steps(folder.resolve("old")) == 2);
      // of an engine that dies the node is known, which the next attempt goes past where it can
      Processes.workersOf(ray.process()).getFirst().destroyForcibly();
      Files.createFile(gate);

      SweepResult result = sweep.join();

      assertThat(result.counts().ok()).isEqualTo(2);
      assertThat(result.manifest().all().map(ManifestEntry::message))
          .hasSize(3)
          .anySatisfy(message -> assertThat(message).contains("was ended by SIGKILL"));
    }
  }

  @Test
  void whatItCanNotDoIsToldBeforeTheFirstRun() throws Exception {
    try (var ray = LocalRuntime.start(install("2.40.0"), 1, List.of())) {
      assertRefused(
          OneRay.settings(ray).withQuarantine(),
          "Ray 2.40.0 can't keep runs away from a node: leave --quarantine out");
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "old.ray", matches = "true")
  void theNewestThatIsTooOldIsRefusedByItsVersion() throws Exception {
    try (var ray = LocalRuntime.start(install("2.39.0"), 1, List.of())) {
      assertRefused(OneRay.settings(ray), "the cluster has Ray 2.39.0, which is too old");
    }
  }

  private static void assertRefused(RaySettings settings, String message) {
    try (ExecutionPool pool = RayPool.of(settings)) {
      assertThatExceptionOfType(PoolException.class)
          .isThrownBy(() -> run(pool, "refused", "true"))
          .withMessageContaining(message);
    }
    assertThat(folder.resolve("refused")).doesNotExist();
  }

  private static SweepResult run(ExecutionPool pool, String name, String step) {
    try {
      return Sweep.of(Files.writeString(folder.resolve("mission.script"), Missions.LEO))
          .grid("Sat.SMA", Grid.linspace(6900, 7300, 2))
          .out(folder.resolve(name))
          .with(
              SweepOptions.builder()
                  .postprocess(Steps.parse(step, List.of(), Duration.ofMinutes(5), folder))
                  .build())
          .run(pool);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The `ray` of a release, in an environment of its own that is kept.
  private static Path install(String version) throws IOException, InterruptedException {
    Machine machine = Machine.current();
    Path environment = machine.cacheFolder().resolve("test").resolve("ray-" + version);
    Path done = environment.resolve("installed");
    if (!Files.exists(done)) {
      Optional<Path> python =
          PythonPrograms.on(machine).stream()
              .filter(program -> SUITING.contains(PythonPrograms.versionOf(program).orElse("")))
              .findFirst();
      Assumptions.assumeTrue(python.isPresent(), "an old Ray needs one of Python " + SUITING);
      FileTree.deleteQuietly(environment);
      call(python.get(), "-m", "venv", environment.toString());
      Path own = environment.resolve("bin").resolve("python");
      call(own, "-m", "pip", "install", "--quiet", "ray[default,client]==" + version);
      Files.createFile(done);
    }
    return environment.resolve("bin").resolve("ray");
  }

  private static void call(Path program, String... arguments)
      throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
