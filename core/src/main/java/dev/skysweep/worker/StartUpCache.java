package dev.skysweep.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.files.Sha256;
import dev.skysweep.gmat.Machine;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The JVM's ahead-of-time cache for workers (JEP 483 and 514): their classes, loaded and linked
/// once for all. Without it a worker takes over a second of processor time more until it is warm.
///
/// Belongs to these jars and this JVM; any other looks for a cache of its own. Making one removes
/// those made over a month ago, since jars that are no more leave theirs, 30 MB each.
public final class StartUpCache {
  private static final long TRAINING_SECONDS = 120;
  private static final Duration KEPT = Duration.ofDays(30);
  private static final String ENDING = ".aot";

  private StartUpCache() {}

  /// The cache, if there is one for what runs here.
  public static Optional<Path> find() {
    return place().filter(Files::isRegularFile);
  }

  /// Whether there is none yet, and one could be made.
  public static boolean isMissing() {
    return place().filter(file -> !Files.exists(file)).isPresent();
  }

  /// Makes the cache, by a worker that makes some runs of a built-in mission and writes down what
  /// it needed for them. If that fails there is none, which costs time and nothing else.
  public static void make(SweepRecipe.EngineChoice engine) {
    place().ifPresent(file -> train(file, engine));
  }

  private static void train(Path file, SweepRecipe.EngineChoice engine) {
    Path draft = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.createDirectories(file.resolveSibling("."));
      Path folder = WorkerFolder.create();
      Process training =
          WorkerCommand.of(
                  folder,
                  List.of("-XX:AOTCacheOutput=" + draft),
                  WorkerTraining.class,
                  List.of(
                      engine.driver().name(), engine.gmatRoot() == null ? "" : engine.gmatRoot()))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      if (!training.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS)) {
        training.destroyForcibly().waitFor();
      }
      WorkerFolder.remove(folder);
      if (Files.exists(draft)) {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        removeOld(file.resolveSibling("."), Instant.now().minus(KEPT));
      }
    } catch (IOException e) {
      // a cache folder that can't be written: no cache
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void removeOld(Path folder, Instant made) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(ENDING)).toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(made)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /// Where it is or would be; nowhere for classes that are not in jars, which the JVM can't cache.
  private static Optional<Path> place() {
    var parts = new ArrayList<String>(List.of(System.getProperty("java.vm.version", "")));
    for (String entry : WorkerClassPath.entries()) {
      Path jar = Path.of(entry);
      try {
        if (!Files.isRegularFile(jar)) {
          return Optional.empty();
        }
        parts.add(jar.toAbsolutePath() + " " + Files.getLastModifiedTime(jar));
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    String key = Sha256.of(String.join("\n", parts).getBytes(UTF_8)).substring(0, 16);
    return Optional.of(Machine.current().cacheFolder().resolve("workers").resolve(key + ENDING));
  }
}
