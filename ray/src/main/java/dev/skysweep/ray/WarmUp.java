package dev.skysweep.ray;

import com.google.protobuf.ByteString;
import dev.skysweep.ray.client.RayClient;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tasks that make no run: each gets the worker of its Ray worker process ready. What goes wrong in
/// them goes wrong for the runs too, and is told there.
final class WarmUp {
  private static final String NO_ATTEMPT = "";

  private final RayClient client;
  private final ByteString function;
  private final Map<String, Object> options;
  private final Set<ByteString> tasks = new HashSet<>();
  private boolean stopped;

  /// @param options of each task
  WarmUp(RayClient client, ByteString function, Map<String, Object> options) {
    this.client = client;
    this.function = function;
    this.options = options;
  }

  void start(int count) {
    for (int i = 0; i < count; i++) {
      var _ = client.submit(function, List.of(NO_ATTEMPT), options).thenAccept(this::accepted);
    }
  }

  private void accepted(ByteString task) {
    boolean wanted;
    synchronized (this) {
      wanted = !stopped && tasks.add(task);
    }
    if (wanted) {
      var _ = client.get(task).whenComplete((_, _) -> ended(task));
    } else {
      end(task);
    }
  }

  private void ended(ByteString task) {
    synchronized (this) {
      if (!tasks.remove(task)) {
        return;
      }
    }
    client.release(task);
  }

  private void end(ByteString task) {
    client.cancel(task, false);
    client.release(task);
  }

  /// Takes back what has not begun.
  void stop() {
    Set<ByteString> left;
    synchronized (this) {
      stopped = true;
      left = Set.copyOf(tasks);
      tasks.clear();
    }
    left.forEach(this::end);
  }
}
