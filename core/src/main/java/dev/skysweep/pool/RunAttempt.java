package dev.skysweep.pool;

import dev.skysweep.study.RunSpec;
import dev.skysweep.worker.WorkerMessage.Purpose;

/// One try at a run.
///
/// @param number 1 for the first try
/// @param purpose whether to make the run or only to check that its script loads
public record RunAttempt(RunSpec run, int number, Purpose purpose) {}
