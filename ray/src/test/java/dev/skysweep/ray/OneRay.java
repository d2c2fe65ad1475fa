package dev.skysweep.ray;

import dev.skysweep.Processes;
import dev.skysweep.gmat.Machine;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.client.RayClient;
import dev.skysweep.ray.client.RayTarget;
import dev.skysweep.ray.install.RayInstallation;
import dev.skysweep.ray.runtime.LocalRuntime;
import io.grpc.InsecureChannelCredentials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One Ray of two slots for all tests of this JVM; starting one for each would take most of the
/// time. It ends with the JVM.
final class OneRay {
  /// Asked on its head, in Python.
  private static final String STATE =
      """
      str(__import__('ray').available_resources()) + ' ' + str(\
      [(task.name, task.state, task.worker_pid, task.error_type) for task in \
      __import__('ray.util.state', fromlist=['state']).list_tasks(detail=True)])\
      """;

  private static @Nullable LocalRuntime runtime;

  private OneRay() {}

  static synchronized LocalRuntime get() {
    LocalRuntime running = runtime;
    if (running == null) {
      running = LocalRuntime.start(program(), 2, List.of());
      runtime = running;
    }
    return running;
  }

  /// The pinned Ray, whatever is on the `PATH`.
  static Path program() {
    try {
      return new RayInstallation(Machine.current()).install(System.err::println);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// A driver on it, without a pool.
  static RayClient client() {
    LocalRuntime ray = get();
    var target =
        new RayTarget(
            ray.address(),
            ray.token(),
            InsecureChannelCredentials.create(),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30));
    return RayClient.connect(target, _ -> {});
  }

  /// Its free slots, its tasks and the processes that make runs, for who waits in vain.
  static String goingOn() {
    ProcessHandle head = get().process();
    String processes = "Ray's %s, ours %s".formatted(pids(head, "ray::"), pids(head, "WorkerMain"));
    try (RayClient client = client()) {
      return client.evaluate(STATE).orTimeout(30, TimeUnit.SECONDS).join() + " " + processes;
    } catch (PoolException | CompletionException e) {
      return e + " " + processes;
    }
  }

  private static List<Long> pids(ProcessHandle head, String word) {
    return Processes.below(head, word).stream().map(ProcessHandle::pid).toList();
  }

  /// How a pool reaches it.
  static RaySettings settings() {
    return settings(get());
  }

  /// How a pool reaches a Ray of this machine.
  static RaySettings settings(LocalRuntime ray) {
    return settings(ray, ray.address().toString());
  }

  /// As [#settings()], over another address.
  static RaySettings settings(String address) {
    return settings(get(), address);
  }

  /// As [#settings(LocalRuntime)], over another address.
  static RaySettings settings(LocalRuntime ray, String address) {
    return RaySettings.at(address)
        .withToken(ray.token())
        .withWorkers(new WorkerSource(List.of(), false, true));
  }
}
