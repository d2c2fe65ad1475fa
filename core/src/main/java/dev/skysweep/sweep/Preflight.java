package dev.skysweep.sweep;

import dev.skysweep.SweepException;
import dev.skysweep.pool.AttemptHandle;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.pool.RunAttempt;
import dev.skysweep.script.MissionScript;
import dev.skysweep.script.ScriptWarning;
import dev.skysweep.study.Design;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.StudyException;
import dev.skysweep.worker.WorkerIdentity;
import dev.skysweep.worker.WorkerMessage.Purpose;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is found out before the first run starts.
final class Preflight {
  private static final int MOST_PROBLEMS = 10;

  /// Whoever has a problem to mend need not wait until the last of a million runs was looked at.
  private static final int MOST_RUNS_AFTER_A_PROBLEM = 100_000;

  /// A cluster may take a machine back while it checks; more often than that is no chance.
  private static final int MOST_CHECKS = 5;

  private static final Duration SILENCE = Duration.ofSeconds(20);

  private Preflight() {}

  /// Holds every run's values against the script.
  ///
  /// @return warnings, each once
  /// @throws StudyException with the first problems found, each once, and the run it was found in
  static List<String> checkValues(MissionScript mission, Design design) {
    Set<String> warnings = new LinkedHashSet<>();
    Map<String, Integer> problems = new LinkedHashMap<>();
    int end = design.runCount();
    for (int runId = 0; runId < end && problems.size() < MOST_PROBLEMS; runId++) {
      try {
        for (ScriptWarning warning : mission.check(design.run(runId).overrides())) {
          warnings.add(warning.message());
        }
      } catch (StudyException e) {
        int run = runId;
        if (problems.isEmpty()) {
          end = (int) Math.min(end, runId + (long) MOST_RUNS_AFTER_A_PROBLEM);
        }
        e.problems().forEach(problem -> problems.putIfAbsent(problem, run));
      }
    }
    if (!problems.isEmpty()) {
      throw new StudyException(
          problems.entrySet().stream().map(each -> each.getKey() + of(each.getValue())).toList());
    }
    return List.copyOf(warnings);
  }

  /// Of the first run nobody asks which it is: it is like all of them.
  private static String of(int runId) {
    return runId == 0 ? "" : " (run " + runId + ")";
  }

  /// Has a worker load the script of one run, without running it. Meanwhile the pool gets ready for
  /// the others; before that, so that the check is not behind it.
  ///
  /// @param runs how many are going to be made
  /// @return the worker, which proves that there is an engine
  /// @throws StudyException in the engine's words if it refuses the script
  /// @throws PoolException if no worker can do it
  static WorkerIdentity loadScript(
      MissionScript mission, RunSpec run, int runs, ExecutionPool pool, SweepOptions options)
      throws InterruptedException {
    AttemptHandle check = submit(run, 1, pool, options);
    pool.expect(runs);
    AttemptResult result = await(check, run, 1, pool, options);
    WorkerIdentity worker = result.worker();
    return switch (result.outcome()) {
      case RunOutcome.Succeeded loaded when worker != null -> {
        options.listener().warned(loaded.outputs().notes());
        yield worker;
      }
      case RunOutcome.Succeeded _ -> throw new PoolException("the pool names no worker");
      case RunOutcome.Failed failed ->
          throw switch (failed.kind()) {
            case INVALID_OVERRIDE, ENGINE_ERROR ->
                EngineRefusal.of(mission, run, failed.message(), result.attempt());
            case ENGINE_CRASHED -> crashed(run, failed.message(), worker);
            case CANCELLED -> new PoolException(Opening.STOPPED);
            default -> new PoolException(failed.message());
          };
    };
  }

  /// A worker that was ready has shown that its engine works, so it is the script.
  private static SweepException crashed(
      RunSpec run, String message, @Nullable WorkerIdentity worker) {
    return worker == null
        ? new PoolException(message)
        : new StudyException(
            "GMAT crashes as it loads the script of run %d, and doesn't say why: %s"
                .formatted(run.runId(), message));
  }

  private static AttemptHandle submit(
      RunSpec run, int number, ExecutionPool pool, SweepOptions options) {
    AttemptHandle check = pool.submit(new RunAttempt(run, number, Purpose.CHECK));
    options
        .control()
        .onChange(() -> {
          if (options.control().stopping()) {
            check.cancel();
          }
        });
    return check;
  }

  private static AttemptResult await(
      AttemptHandle check, RunSpec run, int number, ExecutionPool pool, SweepOptions options)
      throws InterruptedException {
    AttemptResult result = new Patience(pool, options.listener(), SILENCE).await(check);
    boolean machineLost =
        result.attempt().node() != null
            && result.outcome() instanceof RunOutcome.Failed failed
            && failed.kind() == FailureKind.WORKER_LOST;
    if (!machineLost || number >= MOST_CHECKS || options.control().draining()) {
      return result;
    }
    AttemptHandle next = submit(run, number + 1, pool, options);
    return await(next, run, number + 1, pool, options);
  }
}
