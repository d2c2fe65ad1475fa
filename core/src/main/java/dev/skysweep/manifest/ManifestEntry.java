package dev.skysweep.manifest;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.skysweep.study.Attempt;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.Growth;
import dev.skysweep.study.Postprocess;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutcome.Failed;
import dev.skysweep.study.RunOutcome.Succeeded;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.RunTiming;
import dev.skysweep.study.Stopped;
import dev.skysweep.study.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of the manifest: an attempt at a run, and how it ended. Of several lines of one run the
/// last one counts.
///
/// @param status `ok`, `failed`, `skipped`, or a word of a newer writer
/// @param overrides by field path; text, since the reference takes names that [FieldPath] refuses
/// @param timing to the microsecond
/// @param logPath as written: relative to the study folder, or the reference's absolute path
/// @param message why the run failed, the reference's `stderr`; null if it did not
/// @param outputs paths as written; where the reference wrote the entry, a file's SHA-256 is empty
///   and its length -1
/// @param record null where the reference wrote the entry
public record ManifestEntry(
    int runId,
    String status,
    Map<String, Value> overrides,
    Map<String, Value> context,
    RunTiming timing,
    @Nullable String logPath,
    @Nullable String message,
    RunOutputs outputs,
    @Nullable AttemptRecord record) {
  /// Of a longer message the beginning (the cause) and the end (the log's tail) are kept.
  private static final int LONGEST_MESSAGE = 1 << 16;

  public ManifestEntry {
    overrides = copy(overrides);
    context = copy(context);
  }

  private static Map<String, Value> copy(Map<String, Value> values) {
    return values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// The entry for what one attempt at a run came to.
  ///
  /// @param retried whether the run will be tried again
  public static ManifestEntry of(
      RunSpec spec, RunOutcome outcome, Attempt attempt, boolean retried) {
    if (spec.runId() != outcome.runId()) {
      throw new IllegalArgumentException(
          "outcome of run " + outcome.runId() + " for run " + spec.runId());
    }
    Map<String, Value> overrides = new LinkedHashMap<>();
    spec.overrides().forEach((path, value) -> overrides.put(path.toString(), value));
    RunStatus status =
        switch (outcome) {
          case Succeeded _ -> RunStatus.OK;
          case Failed _ -> RunStatus.FAILED;
        };
    Failed failure = outcome instanceof Failed failed ? failed : null;
    return new ManifestEntry(
        spec.runId(),
        status.key(),
        overrides,
        spec.context(),
        toMicroseconds(outcome.timing()),
        outcome.logPath(),
        failure == null ? null : shortened(failure.message()),
        outputs(outcome),
        new AttemptRecord(attempt, failure == null ? null : failure.kind(), retried, null, null));
  }

  /// The same of a run that was added to a study.
  ///
  /// @param growth null for a run of its beginning
  public ManifestEntry with(@Nullable Growth growth) {
    return growth == null || record == null
        ? this
        : with(
            new AttemptRecord(
                record.attempt(), record.failureKind(), record.retried(), growth, null));
  }

  /// The same once more, which tells why no run was added after it.
  ///
  /// @throws IllegalStateException if the reference wrote the entry
  public ManifestEntry with(Stopped stopped) {
    if (record == null) {
      throw new IllegalStateException("run " + runId + " is gmat-sweep's");
    }
    return with(
        new AttemptRecord(
            record.attempt(), record.failureKind(), record.retried(), record.growth(), stopped));
  }

  private ManifestEntry with(AttemptRecord other) {
    return new ManifestEntry(
        runId, status, overrides, context, timing, logPath, message, outputs, other);
  }

  public RunStatus runStatus() {
    return RunStatus.of(status);
  }

  /// The outcome as the run's worker told it. Whatever is not `ok` is a failure; the reference
  /// gives no kind, so its failures count as the engine's.
  public RunOutcome outcome() {
    if (runStatus() == RunStatus.OK) {
      return new Succeeded(runId, timing, logPath, outputs);
    }
    FailureKind known = record == null ? null : record.failureKind();
    FailureKind kind = known == null ? FailureKind.ENGINE_ERROR : known;
    String why = message == null ? "the manifest says only '" + status + "'" : message;
    return new Failed(runId, timing, logPath, kind, why);
  }

  private static RunOutputs outputs(RunOutcome outcome) {
    return switch (outcome) {
      case Succeeded succeeded -> succeeded.outputs();
      case Failed failed when failed.kind() == FailureKind.POSTPROCESS_FAILED ->
          RunOutputs.NONE.with(Postprocess.FAILED);
      case Failed _ -> RunOutputs.NONE;
    };
  }

  private static RunTiming toMicroseconds(RunTiming timing) {
    return new RunTiming(
        timing.startedAt().truncatedTo(MICROS),
        timing.endedAt().truncatedTo(MICROS),
        timing.elapsed());
  }

  private static String shortened(String message) {
    if (message.length() <= LONGEST_MESSAGE) {
      return message;
    }
    int half = LONGEST_MESSAGE / 2;
    return message.substring(0, half)
        + "\n... (%d characters left out) ...\n".formatted(message.length() - 2 * half)
        + message.substring(message.length() - half);
  }
}
