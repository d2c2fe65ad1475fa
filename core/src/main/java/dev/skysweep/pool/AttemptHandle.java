package dev.skysweep.pool;

import java.util.concurrent.CompletableFuture;

/// An attempt that a pool has taken.
public interface AttemptHandle {
  /// How it ended. Never completes exceptionally: what goes wrong is a failed outcome.
  CompletableFuture<AttemptResult> result();

  /// Ends this attempt, and no other, as soon as possible; its outcome is then `CANCELLED` unless
  /// it had ended before.
  void cancel();

  /// Takes the attempt back, as `CANCELLED`, if no worker has begun it; one that runs goes on. A
  /// pool that can't tell does nothing.
  default void withdraw() {}
}
