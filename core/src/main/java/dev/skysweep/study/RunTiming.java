package dev.skysweep.study;

import java.time.Duration;
import java.time.Instant;

/// When a run was executed, by the clock of the machine that did it.
///
/// @param startedAt UTC
/// @param endedAt UTC
/// @param elapsed by a monotonic clock, so it is right even when the machine's clock was set
public record RunTiming(Instant startedAt, Instant endedAt, Duration elapsed) {}
