package dev.skysweep.manifest;

import dev.skysweep.study.Attempt;
import dev.skysweep.study.FailureKind;
import org.jspecify.annotations.Nullable;

/// What only our own entries tell about an attempt.
///
/// @param attempt who executed it
/// @param failureKind why it failed; null if it did not
/// @param retried whether the driver meant to try the run again
public record AttemptRecord(Attempt attempt, @Nullable FailureKind failureKind, boolean retried) {}
