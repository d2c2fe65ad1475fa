package dev.skysweep.worker;

import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.RunTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Does nothing, at once: what is left is the cost of the pool and the manifest.
final class NoRunExecutor implements RunExecutor {
  private final WorkerIdentity identity = WorkerIdentities.of("", "none", "", Map.of());

  @Override
  public RunExecutor reopen(SweepRecipe recipe) {
    return this;
  }

  @Override
  public WorkerIdentity identity() {
    return identity;
  }

  @Override
  public RunOutcome execute(RunSpec run) {
    Instant now = Instant.now();
    return new RunOutcome.Succeeded(
        run.runId(), new RunTiming(now, now, Duration.ZERO), null, RunOutputs.NONE);
  }

  @Override
  public RunOutcome check(RunSpec run) {
    return execute(run);
  }

  @Override
  public boolean worn() {
    return false;
  }
}
