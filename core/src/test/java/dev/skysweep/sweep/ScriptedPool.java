package dev.skysweep.sweep;

import dev.skysweep.pool.AttemptHandle;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.RunAttempt;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunTiming;
import dev.skysweep.worker.SweepRecipe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;

/// A pool whose attempts end as a test has it, some of them not before they are cancelled.
final class ScriptedPool implements ExecutionPool {
  private final IntSupplier capacity;
  private final Function<RunAttempt, Fate> fates;
  private final List<Integer> submitted = new ArrayList<>();
  private final List<Integer> cancelled = new ArrayList<>();
  private final List<Integer> withdrawn = new ArrayList<>();
  private Runnable opening = () -> {};

  /// What becomes of an attempt.
  sealed interface Fate {
    record Succeeds() implements Fate {}

    record Fails(FailureKind kind) implements Fate {}

    /// Runs until it is cancelled.
    record Runs() implements Fate {}

    /// Has not begun when it is withdrawn.
    record Waits() implements Fate {}

    /// Ends well after the driver wanted it back, which was too late.
    record EndsWhenWithdrawn() implements Fate {}
  }

  ScriptedPool(IntSupplier capacity, Function<RunAttempt, Fate> fates) {
    this.capacity = capacity;
    this.fates = fates;
  }

  /// What it does when it is opened.
  ScriptedPool opening(Runnable work) {
    opening = work;
    return this;
  }

  List<Integer> submitted() {
    return submitted;
  }

  List<Integer> cancelled() {
    return cancelled;
  }

  List<Integer> withdrawn() {
    return withdrawn;
  }

  @Override
  public String name() {
    return "ScriptedPool";
  }

  @Override
  public void open(SweepRecipe recipe, Consumer<String> said) {
    opening.run();
  }

  @Override
  public int capacity() {
    return capacity.getAsInt();
  }

  @Override
  public AttemptHandle submit(RunAttempt attempt) {
    int run = attempt.run().runId();
    submitted.add(run);
    Fate fate = fates.apply(attempt);
    var result = new CompletableFuture<AttemptResult>();
    switch (fate) {
      case Fate.Succeeds() -> result.complete(succeeded(attempt));
      case Fate.Fails(FailureKind kind) -> result.complete(failed(attempt, kind));
      default -> {}
    }
    return new AttemptHandle() {
      @Override
      public CompletableFuture<AttemptResult> result() {
        return result;
      }

      @Override
      public void cancel() {
        cancelled.add(run);
        result.complete(failed(attempt, FailureKind.CANCELLED));
      }

      @Override
      public void withdraw() {
        withdrawn.add(run);
        switch (fate) {
          case Fate.Waits() -> result.complete(failed(attempt, FailureKind.CANCELLED));
          case Fate.EndsWhenWithdrawn() -> result.complete(succeeded(attempt));
          default -> {}
        }
      }
    };
  }

  private static AttemptResult succeeded(RunAttempt attempt) {
    int run = attempt.run().runId();
    return result(attempt, new RunOutcome.Succeeded(run, timing(), null, RunOutputs.NONE));
  }

  private static AttemptResult failed(RunAttempt attempt, FailureKind kind) {
    int run = attempt.run().runId();
    return result(
        attempt, new RunOutcome.Failed(run, timing(), null, kind, kind + " of run " + run));
  }

  private static AttemptResult result(RunAttempt attempt, RunOutcome outcome) {
    return new AttemptResult(outcome, new Attempt(attempt.number(), "here", 1, null), null);
  }

  private static RunTiming timing() {
    return new RunTiming(Instant.EPOCH, Instant.EPOCH, Duration.ZERO);
  }

  @Override
  public void close() {}
}
