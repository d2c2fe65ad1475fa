package dev.skysweep.ray;

import com.google.protobuf.ByteString;
import dev.skysweep.pool.AttemptHandle;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.pool.RunAttempt;
import dev.skysweep.ray.client.RayClient;
import dev.skysweep.study.RunClock;
import dev.skysweep.study.RunTiming;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One attempt, as a task in the cluster.
final class RayAttempt implements AttemptHandle {
  /// Ray ends a task within a moment; a cluster that can't be reached isn't waited for.
  private static final long CANCEL_SECONDS = 10;

  private enum Wish {
    NONE,
    WITHDRAW,
    CANCEL
  }

  private final RayClient client;
  private final RunAttempt attempt;
  private final RunClock clock = new RunClock();
  private final CompletableFuture<AttemptResult> result = new CompletableFuture<>();
  private @Nullable ByteString task;
  private Wish wish = Wish.NONE;

  RayAttempt(RayClient client, RunAttempt attempt) {
    this.client = client;
    this.attempt = attempt;
  }

  RunAttempt attempt() {
    return attempt;
  }

  /// The time from when the driver sent it until now.
  RunTiming timing() {
    return clock.stop();
  }

  @Override
  public CompletableFuture<AttemptResult> result() {
    return result;
  }

  /// The cluster has given the task an id; a wish that came before is told to it now.
  void accepted(ByteString id) {
    Wish early;
    synchronized (this) {
      task = id;
      early = wish;
    }
    tell(id, early);
  }

  /// The id that the cluster has given it, once it has.
  synchronized Optional<ByteString> task() {
    return Optional.ofNullable(task);
  }

  /// Whether somebody wants it ended.
  synchronized boolean unwanted() {
    return wish != Wish.NONE;
  }

  @Override
  public void cancel() {
    ask(Wish.CANCEL);
    var _ =
        result.completeOnTimeout(AttemptResults.cancelled(this), CANCEL_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void withdraw() {
    ask(Wish.WITHDRAW);
  }

  private void ask(Wish asked) {
    ByteString id;
    synchronized (this) {
      if (asked.compareTo(wish) <= 0) {
        return;
      }
      wish = asked;
      id = task;
    }
    if (id != null && !result.isDone()) {
      tell(id, asked);
    }
  }

  private void tell(ByteString id, Wish asked) {
    if (asked != Wish.NONE) {
      client.cancel(id, asked == Wish.CANCEL);
    }
  }
}
