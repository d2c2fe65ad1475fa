package dev.skysweep.worker;

import dev.skysweep.study.FailureKind;
import dev.skysweep.study.PostprocessStep;
import dev.skysweep.study.RunClock;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes runs without GMAT, of the step after a run alone if there is one: what is left is the cost
/// of the pool and the manifest. The step runs in a folder of the worker, and what it leaves there
/// is not recorded.
final class NoRunExecutor implements RunExecutor {
  private final WorkerIdentity identity = WorkerIdentities.of("", "none", "", Map.of());
  private final @Nullable StepRunner step;
  private final Consumer<RunOutcome> lastWord;

  private NoRunExecutor(@Nullable StepRunner step, Consumer<RunOutcome> lastWord) {
    this.step = step;
    this.lastWord = lastWord;
  }

  static NoRunExecutor open(SweepRecipe recipe, Consumer<RunOutcome> lastWord) {
    PostprocessStep step = recipe.postprocess();
    return new NoRunExecutor(step == null ? null : StepRunner.of(step), lastWord);
  }

  @Override
  public RunExecutor reopen(SweepRecipe next) {
    return open(next, lastWord);
  }

  @Override
  public WorkerIdentity identity() {
    return identity;
  }

  @Override
  public RunOutcome execute(RunSpec run) {
    var clock = new RunClock();
    if (step != null) {
      try {
        step.run(run, Path.of(System.getProperty("java.io.tmpdir")));
      } catch (StepFailedException e) {
        var failed =
            new RunOutcome.Failed(
                run.runId(),
                clock.stop(),
                null,
                FailureKind.POSTPROCESS_FAILED,
                String.valueOf(e.getMessage()));
        if (e.stillRuns()) {
          lastWord.accept(failed);
          Runtime.getRuntime().halt(0);
        }
        return failed;
      }
    }
    return nothing(run, clock);
  }

  @Override
  public RunOutcome check(RunSpec run) {
    return nothing(run, new RunClock());
  }

  private static RunOutcome nothing(RunSpec run, RunClock clock) {
    return new RunOutcome.Succeeded(run.runId(), clock.stop(), null, RunOutputs.NONE);
  }

  @Override
  public boolean worn() {
    return false;
  }
}
