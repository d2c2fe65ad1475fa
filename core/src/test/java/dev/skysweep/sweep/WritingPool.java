package dev.skysweep.sweep;

import dev.skysweep.pool.AttemptHandle;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.RunAttempt;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.worker.SweepRecipe;
import dev.skysweep.worker.WorkerIdentity;
import dev.skysweep.worker.WrittenRun;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Makes runs without an engine, one after the other, into a folder of any file system.
final class WritingPool implements ExecutionPool {
  private final Path study;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private final List<Integer> made = new CopyOnWriteArrayList<>();

  WritingPool(Path study) {
    this.study = study;
  }

  /// The runs that were made, in order.
  List<Integer> made() {
    return made;
  }

  @Override
  public String name() {
    return "WritingPool";
  }

  @Override
  public void open(SweepRecipe recipe, Consumer<String> said) {}

  @Override
  public int capacity() {
    return 3;
  }

  @Override
  public AttemptHandle submit(RunAttempt attempt) {
    var result = CompletableFuture.supplyAsync(() -> make(attempt), worker);
    return new AttemptHandle() {
      @Override
      public CompletableFuture<AttemptResult> result() {
        return result;
      }

      @Override
      public void cancel() {}
    };
  }

  private AttemptResult make(RunAttempt attempt) {
    WorkerIdentity identity = WrittenRun.identity();
    RunOutcome outcome =
        switch (attempt.purpose()) {
          case CHECK -> WrittenRun.checked(attempt.run());
          case RUN -> {
            made.add(attempt.run().runId());
            yield WrittenRun.make(study, attempt.run());
          }
        };
    return new AttemptResult(
        outcome,
        new Attempt(attempt.number(), identity.host(), identity.processId(), null),
        identity);
  }

  @Override
  public void close() {
    worker.close();
  }
}
