package dev.skysweep.ray;

import com.google.protobuf.ByteString;
import dev.skysweep.ray.client.RayClient;
import dev.skysweep.study.FailureKind;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Where a loss was: Ray says of some only that they were, but its head remembers which node had
/// the task.
final class LossPlaces {
  private static final Set<FailureKind> OF_A_NODE =
      Set.of(FailureKind.WORKER_LOST, FailureKind.OUT_OF_MEMORY);

  /// A task's id begins that of its result.
  private static final int TASK_BYTES = 24;

  private static final long SECONDS = 15;
  private static final int TRIES = 5;

  /// Not on the common pool: whoever runs a sweep there may have taken all of it.
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Thread::startVirtualThread);

  private LossPlaces() {}

  /// The loss with its node, if the head knows it.
  ///
  /// @param result the id of what the task would have given
  static CompletableFuture<Losses> of(RayClient client, ByteString result, Losses loss) {
    if (!loss.node().isEmpty() || !OF_A_NODE.contains(loss.kind()) || result.size() < TASK_BYTES) {
      return CompletableFuture.completedFuture(loss);
    }
    String task = HexFormat.of().formatHex(result.substring(0, TASK_BYTES).toByteArray());
    String node =
        "__import__('ray.util.state', fromlist=['get_task'])"
            + ".get_task('%s', address=__import__('ray').get_runtime_context().gcs_address).node_id"
                .formatted(task);
    return ask(client, node, TRIES)
        .thenApply(id -> id.isEmpty() ? loss : new Losses(loss.kind(), loss.message(), id))
        .exceptionally(_ -> loss);
  }

  /// What is told of tasks reaches the head a second or so later.
  private static CompletableFuture<String> ask(RayClient client, String expression, int tries) {
    return client
        .evaluate(expression)
        .orTimeout(SECONDS, TimeUnit.SECONDS)
        .handle((answer, failure) -> failure == null && answer instanceof String id ? id : "")
        .thenCompose(id ->
            id.isEmpty() && tries > 1
                ? CompletableFuture.supplyAsync(() -> id, LATER)
                    .thenCompose(_ -> ask(client, expression, tries - 1))
                : CompletableFuture.completedFuture(id));
  }
}
