package dev.skysweep.manifest;

import dev.skysweep.study.Attempt;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.Growth;
import dev.skysweep.study.Stopped;
import org.jspecify.annotations.Nullable;

/// What only our own entries tell about an attempt.
///
/// @param attempt who executed it
/// @param failureKind why it failed; null if it did not
/// @param retried whether the driver meant to try the run again
/// @param growth how large the study was meant to be then; null for a run of its beginning
/// @param stopped why no more runs were added; in a second entry of the last run; else null
public record AttemptRecord(
    Attempt attempt,
    @Nullable FailureKind failureKind,
    boolean retried,
    @Nullable Growth growth,
    @Nullable Stopped stopped) {}
