package dev.skysweep.ray;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.files.Sha256;
import dev.skysweep.json.Json;
import dev.skysweep.study.RunLimits;
import dev.skysweep.worker.SweepRecipe;
import dev.skysweep.worker.WorkerCommand;
import dev.skysweep.worker.WorkerMessage.Open;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The Python function that makes one attempt, and what it is told once for a whole sweep.
final class TaskSource {
  static final String FUNCTION = "attempt";
  private static final String RESOURCE = "attempt_task.py";

  private TaskSource() {}

  static String text() {
    try (InputStream file = TaskSource.class.getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the build");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  /// The globals of the function.
  static Map<String, Object> globals(SweepRecipe recipe, StudyProbe probe, WorkerSource source) {
    String open = new Open(recipe).toLine();
    Map<String, Object> config = new TreeMap<>();
    config.put("open", open);
    config.put("study", recipe.studyFolder());
    config.put("probe", probe.name());
    config.put("nonce", probe.nonce());
    String sweep = Sha256.of((open + probe.nonce()).getBytes(UTF_8));
    config.put("sweep", sweep);
    // a worker stays for the next sweep of the same software, but not one that publishes to a
    // bucket
    config.put("software", recipe.studyFolder().contains("://") ? sweep : software(recipe, source));
    config.put("isolate", recipe.isolate());
    config.put("limit", limitSeconds(recipe.limits()));
    config.put("command", source.command());
    config.put("shipped", source.shipped());
    config.put("installed", source.here() ? List.of() : WorkerCommand.installed());
    config.put("here", WorkerCommand.here());
    config.put("environment", Map.of());
    return Map.of("CONFIG", Json.mapper().writeValueAsString(config));
  }

  /// The same for sweeps that one worker process can serve, one after the other.
  static String software(SweepRecipe recipe, WorkerSource source) {
    return Sha256.of((recipe.engineKey() + source).getBytes(UTF_8));
  }

  private static double limitSeconds(RunLimits limits) {
    Duration limit = limits.workerTimeout();
    return limit == null ? 0 : limit.toMillis() / 1000.0;
  }
}
