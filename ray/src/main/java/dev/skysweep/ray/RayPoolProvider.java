package dev.skysweep.ray;

import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.PoolProvider;
import dev.skysweep.pool.PoolRequest;
import dev.skysweep.study.StudyException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The pool `ray`.
public final class RayPoolProvider implements PoolProvider {
  private static final Set<String> ARGUMENTS =
      Set.of(
          "address",
          "num_cpus",
          "connect_timeout",
          "worker_command",
          "resources",
          "ship",
          "quarantine");

  @Override
  public String name() {
    return "ray";
  }

  @Override
  public ExecutionPool pool(PoolRequest request) {
    request.checkNames(name(), ARGUMENTS);
    RaySettings defaults = RaySettings.at(request.argument("address").orElse(null));
    return RayPool.of(
        new RaySettings(
            defaults.address(),
            cpus(request),
            defaults.token(),
            connectTimeout(request).orElse(defaults.connectTimeout()),
            defaults.grace(),
            request
                .argument("resources")
                .map(RunResources.ONE_CPU::with)
                .orElse(defaults.resources()),
            new WorkerSource(
                request.argument("worker_command").map(RayPoolProvider::words).orElse(List.of()),
                isTrue(request, "ship"),
                defaults.workers().here()),
            isTrue(request, "quarantine")));
  }

  private static @Nullable Integer cpus(PoolRequest request) {
    Optional<Integer> named = request.argument("num_cpus").map(text -> whole("num_cpus", text));
    Integer workers = request.workers() == -1 ? null : request.workers();
    return named.orElse(workers);
  }

  private static Optional<Duration> connectTimeout(PoolRequest request) {
    return request
        .argument("connect_timeout")
        .map(text -> Duration.ofSeconds(whole("connect_timeout", text)));
  }

  private static boolean isTrue(PoolRequest request, String name) {
    return request.argument(name).filter("true"::equals).isPresent();
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split("\\s+"));
  }

  private static int whole(String name, String text) {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new StudyException(
        "the argument %s of the pool ray is '%s'; it must be a whole number above 0"
            .formatted(name, text));
  }
}
