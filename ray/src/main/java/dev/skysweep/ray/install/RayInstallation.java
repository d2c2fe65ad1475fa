package dev.skysweep.ray.install;

import dev.skysweep.files.FileMutex;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.python.PythonPrograms;
import dev.skysweep.pool.ExecutionPool.PoolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Ray's own program `ray`, which starts and ends clusters; a sweep over `ray://` does without.
public final class RayInstallation {
  /// What Skysweep is tested with, and what its cluster files install.
  public static final String VERSION = "2.60.0";

  private static final String REQUIREMENT = "ray[default,client]==" + VERSION;
  private static final Set<String> SHIPPED_TO = Set.of("3.12", "3.13");
  private static final String DONE = "installed";

  private final Machine machine;

  public RayInstallation(Machine machine) {
    this.machine = machine;
  }

  /// The `ray` on the `PATH`, else that of Skysweep's own environment.
  public Optional<Path> find() {
    Path own = folder().resolve("bin").resolve("ray");
    return Stream.concat(
            machine.programs(Stream.of("ray")).stream(),
            Files.exists(folder().resolve(DONE)) ? Stream.of(own) : Stream.of())
        .findFirst();
  }

  /// As [#find()].
  ///
  /// @throws PoolException if there is none, saying how to get one
  public Path require() {
    return find()
        .orElseThrow(() ->
            new PoolException(
                ("there is no `ray` on the PATH, which starts clusters. Install it with `skysweep"
                        + " cluster install`, or with pip: pip install '%s'")
                    .formatted(REQUIREMENT)));
  }

  /// Makes Skysweep's own environment: a Python with the pinned Ray in the cache folder. Does
  /// nothing if it is there; waits if another process makes it just now.
  ///
  /// @param said is told what takes its time
  /// @return its `ray`
  /// @throws PoolException if it can't be made
  public Path install(Consumer<String> said) throws InterruptedException {
    Path folder = folder();
    Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
    Runnable waits = () -> said.accept("waiting for another process that installs Ray");
    try (FileMutex _ = FileMutex.lock(lock, waits)) {
      Files.createDirectories(folder);
      if (!Files.exists(folder.resolve(DONE))) {
        fill(folder, said);
        Files.createFile(folder.resolve(DONE));
      }
    } catch (IOException e) {
      throw new PoolException("can't install Ray in " + folder + ": " + e.getMessage());
    }
    return folder.resolve("bin").resolve("ray");
  }

  /// Where Skysweep's own environment is or would be.
  public Path folder() {
    return machine.cacheFolder().resolve("ray").resolve("ray-" + VERSION);
  }

  private void fill(Path folder, Consumer<String> said) throws IOException, InterruptedException {
    Path python =
        PythonPrograms.on(machine).stream()
            .filter(RayInstallation::suits)
            .max(Comparator.comparing(RayInstallation::shipsTo))
            .orElseThrow(
                () -> new PoolException("Ray needs a Python 3.10 to 3.13 with pip; there is none"));
    said.accept("installing %s with %s (a minute, once)".formatted(REQUIREMENT, python));
    run(folder, python.toString(), "-m", "venv", folder.toString());
    run(
        folder,
        folder.resolve("bin").resolve("python").toString(),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        REQUIREMENT);
  }

  /// GMAT's package, which `--ship` has nodes install, wants at least this Python.
  private static boolean shipsTo(Path python) {
    return PythonPrograms.versionOf(python).filter(SHIPPED_TO::contains).isPresent();
  }

  private static boolean suits(Path python) {
    try {
      String test =
          "import sys, ensurepip; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))";
      return new ProcessBuilder(python.toString(), "-c", test)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // no program at all
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (code != 0) {
      List<String> words = Files.readAllLines(log);
      String last = words.isEmpty() ? "exit code " + code : words.getLast();
      throw new PoolException("can't install Ray: %s (all of it: %s)".formatted(last, log));
    }
  }
}
