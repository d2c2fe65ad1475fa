package dev.skysweep.ray;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What a task says of the attempt that it was given; see `attempt_task.py`.
///
/// @param node Ray's id of the machine
/// @param host its name
/// @param image what `SKYSWEEP_IMAGE` is there
/// @param started seconds since 1970, by that machine's clock
/// @param ended as `started`
/// @param seconds that passed, by its monotonic clock
/// @param problem why there is no worker; null if there is one
/// @param ready the worker's first message; null if it didn't come so far
/// @param answer what the worker said of the attempt; empty if it died
/// @param processId the worker's process; 0 without one
/// @param exitCode its exit code if it died; 128 + n for signal n
/// @param words the end of its standard error if it died
/// @param proof file that it wrote into the study's probe; null without a worker
/// @param late whether it was killed for taking far too long
/// @param memoryKill whether the node's operating system has ended some process for its memory
///   while the worker lived
record AttemptReport(
    String node,
    String host,
    String image,
    double started,
    double ended,
    double seconds,
    @Nullable String problem,
    @Nullable String ready,
    @Nullable String answer,
    @JsonProperty("pid") long processId,
    @JsonProperty("exit") @Nullable Integer exitCode,
    @Nullable String words,
    @Nullable String proof,
    boolean late,
    @JsonProperty("memory_kill") boolean memoryKill) {}
