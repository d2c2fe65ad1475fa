package dev.skysweep.sweep;

import static java.util.Objects.requireNonNull;

import dev.skysweep.pool.AttemptHandle;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.RunAttempt;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.worker.RunContent;
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
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Makes runs without an engine, one after the other, into a folder of any file system.
final class WritingPool implements ExecutionPool {
  private final Path study;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private final List<Integer> made = new CopyOnWriteArrayList<>();
  private final IntPredicate fails;
  private @Nullable RunContent content;

  WritingPool(Path study) {
    this(study, _ -> false);
  }

  /// @param fails which runs GMAT refuses
  WritingPool(Path study, IntPredicate fails) {
    this.study = study;
    this.fails = fails;
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
  public void open(SweepRecipe recipe, Consumer<String> said) {
    content = new RunContent(recipe, WrittenRun.identity());
  }

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
            yield fails.test(attempt.run().runId())
                ? WrittenRun.refused(attempt.run())
                : WrittenRun.make(study, attempt.run(), requireNonNull(content));
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
