package dev.skysweep.pool;

import dev.skysweep.study.Attempt;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.worker.WorkerIdentity;
import org.jspecify.annotations.Nullable;

/// How an attempt ended, and where it was made.
///
/// @param worker null if no worker could be started
public record AttemptResult(RunOutcome outcome, Attempt attempt, @Nullable WorkerIdentity worker) {}
