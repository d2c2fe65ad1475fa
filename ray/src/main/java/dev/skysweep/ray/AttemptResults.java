package dev.skysweep.ray;

import dev.skysweep.pool.AttemptResult;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.ClusterNode;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunTiming;
import dev.skysweep.worker.FailedRun;
import dev.skysweep.worker.WorkerDiedException;
import dev.skysweep.worker.WorkerIdentity;
import dev.skysweep.worker.WorkerMessage;
import dev.skysweep.worker.WorkerMessage.Done;
import dev.skysweep.worker.WorkerMessage.Purpose;
import dev.skysweep.worker.WorkerMessage.Ready;
import dev.skysweep.worker.WorkerMessage.Unusable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Makes results of attempts from what came back from the cluster.
final class AttemptResults {
  private AttemptResults() {}

  /// The worker that a report is of; null if there was none.
  static @Nullable WorkerIdentity worker(AttemptReport report) {
    return report.ready() != null && message(report.ready()) instanceof Ready(WorkerIdentity worker)
        ? worker
        : null;
  }

  /// What an attempt came to that reached a node.
  static AttemptResult of(RayAttempt attempt, AttemptReport report, Path study) {
    WorkerIdentity worker = worker(report);
    RunOutcome outcome =
        report.answer() != null && message(report.answer()) instanceof Done(RunOutcome told, _)
            ? atNode(told, report)
            : failure(attempt, report, study);
    return new AttemptResult(outcome, who(attempt, report, worker), worker);
  }

  /// A disk may be full, or not to be written to, on one node only.
  private static RunOutcome atNode(RunOutcome told, AttemptReport report) {
    return told instanceof RunOutcome.Failed failed && failed.kind() == FailureKind.STORAGE_FAILED
        ? new RunOutcome.Failed(
            failed.runId(),
            failed.timing(),
            failed.logPath(),
            failed.kind(),
            at(report) + failed.message())
        : told;
  }

  private static RunOutcome failure(RayAttempt attempt, AttemptReport report, Path study) {
    if (report.problem() != null) {
      return failed(attempt, report, FailureKind.POOL_FAILED, at(report) + report.problem());
    }
    if (report.answer() != null && message(report.answer()) instanceof Unusable(String reason)) {
      return failed(attempt, report, FailureKind.POOL_FAILED, at(report) + reason);
    }
    if (report.answer() != null && !report.answer().isBlank() && report.ready() == null) {
      String said = report.answer().strip();
      String problem = "what was started as worker there is none: it says '%s'".formatted(said);
      return failed(attempt, report, FailureKind.POOL_FAILED, at(report) + problem);
    }
    WorkerDiedException death =
        WorkerDiedException.of(
            report.processId(),
            Objects.requireNonNullElse(report.exitCode(), 1),
            Objects.requireNonNullElse(report.words(), ""),
            report.memoryKill());
    FailureKind kind = death.kind();
    String cause = death.reason();
    if (attempt.unwanted()) {
      kind = FailureKind.CANCELLED;
    } else if (report.late()) {
      kind = FailureKind.TIMED_OUT;
      cause = WorkerDiedException.TOO_LATE;
    } else if (report.ready() == null) {
      return failed(attempt, report, FailureKind.POOL_FAILED, at(report) + cause);
    }
    int runId = attempt.attempt().run().runId();
    return attempt.attempt().purpose() == Purpose.RUN
        ? FailedRun.of(study, runId, timing(report), kind, cause)
        : failed(attempt, report, kind, cause);
  }

  /// What an attempt came to whose worker is not fit for the sweep.
  static AttemptResult unfit(RayAttempt attempt, AttemptReport report, String problem) {
    WorkerIdentity worker = worker(report);
    return new AttemptResult(
        failed(attempt, report, FailureKind.POOL_FAILED, problem),
        who(attempt, report, worker),
        worker);
  }

  private static String at(AttemptReport report) {
    return "%s (node %s): ".formatted(report.host(), report.node());
  }

  private static RunOutcome.Failed failed(
      RayAttempt attempt, AttemptReport report, FailureKind kind, String message) {
    return new RunOutcome.Failed(
        attempt.attempt().run().runId(), timing(report), null, kind, message);
  }

  private static RunTiming timing(AttemptReport report) {
    return new RunTiming(
        WorkerFitness.instant(report.started()),
        WorkerFitness.instant(report.ended()),
        Duration.ofNanos(Math.round(report.seconds() * 1e9)));
  }

  private static Attempt who(
      RayAttempt attempt, AttemptReport report, @Nullable WorkerIdentity worker) {
    return new Attempt(
        attempt.attempt().number(),
        worker == null ? report.host() : worker.host(),
        report.processId(),
        report.exitCode(),
        new ClusterNode(
            report.node(),
            report.image(),
            worker == null ? "" : worker.build(),
            worker == null ? "" : worker.engineHash()),
        null);
  }

  /// What an attempt came to that gave no report.
  static AttemptResult without(RayAttempt attempt, Losses loss) {
    FailureKind kind = attempt.unwanted() ? FailureKind.CANCELLED : loss.kind();
    var outcome =
        new RunOutcome.Failed(
            attempt.attempt().run().runId(), attempt.timing(), null, kind, loss.message());
    var node = new ClusterNode(loss.node(), "", "", "");
    var who = new Attempt(attempt.attempt().number(), "", 0, null, node, null);
    return new AttemptResult(outcome, who, null);
  }

  static AttemptResult cancelled(RayAttempt attempt) {
    return without(attempt, new Losses(FailureKind.CANCELLED, "cancelled"));
  }

  private static @Nullable WorkerMessage message(String line) {
    if (line.isBlank()) {
      return null;
    }
    try {
      return WorkerMessage.ofLine(line);
    } catch (JacksonException e) {
      // not a worker's answer: the caller takes it for none
      return null;
    }
  }
}
