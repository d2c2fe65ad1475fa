package dev.skysweep.study;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// How one attempt at a run ended. A failure is data like any other result.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RunOutcome.Succeeded.class, name = "ok"),
  @JsonSubTypes.Type(value = RunOutcome.Failed.class, name = "failed")
})
public sealed interface RunOutcome {
  int runId();

  RunTiming timing();

  /// The engine's log of the run, relative to the study folder; null if it left none.
  @Nullable String logPath();

  /// GMAT ran the mission to its end and every output was stored.
  record Succeeded(int runId, RunTiming timing, @Nullable String logPath, RunOutputs outputs)
      implements RunOutcome {}

  /// The run gave no result.
  ///
  /// @param message the cause in the engine's own words, then the tail of its log
  record Failed(
      int runId, RunTiming timing, @Nullable String logPath, FailureKind kind, String message)
      implements RunOutcome {}
}
