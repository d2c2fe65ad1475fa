package dev.skysweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.pool.AttemptResult;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunLimits;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Takes down what became of each run, and finds fault with every retry that the policy forbids and
/// with every one that it owes.
final class CheckedRecord implements RunRecord {
  private final List<List<FailureKind>> failures = new ArrayList<>();
  private final boolean[] ended;
  private final RunLimits limits;
  private int lossesForgiven;
  private boolean settled;

  CheckedRecord(int runs, RunLimits limits) {
    this.limits = limits;
    this.ended = new boolean[runs];
    for (int run = 0; run < runs; run++) {
      failures.add(new ArrayList<>());
    }
  }

  @Override
  public void add(RunSpec run, AttemptResult result, boolean retried) {
    int id = run.runId();
    assertThat(ended[id]).as("run %d goes on after its end", id).isFalse();
    List<FailureKind> before = failures.get(id);
    assertThat(result.attempt().number()).as("run %d", id).isEqualTo(before.size() + 1);
    if (result.outcome() instanceof RunOutcome.Failed failed) {
      before.add(failed.kind());
      assertThat(retried)
          .as("run %d is tried again after %s", id, before)
          .isEqualTo(isDueARetry(failed.kind(), before));
    } else {
      assertThat(retried).isFalse();
    }
    ended[id] = !retried;
  }

  private boolean isDueARetry(FailureKind kind, List<FailureKind> before) {
    long same = before.stream().filter(kind::equals).count();
    return switch (kind) {
      case ENGINE_CRASHED -> same < limits.maxAttempts();
      case WORKER_LOST -> ++lossesForgiven <= Math.max(20, ended.length / 10);
      case TIMED_OUT -> limits.retryTimeouts() && same == 1;
      default -> false;
    };
  }

  @Override
  public void settle() {
    settled = true;
  }

  boolean settled() {
    return settled;
  }

  /// Another driver goes on: it knows which runs have ended, and nothing of earlier attempts.
  void resume() {
    failures.forEach(List::clear);
    lossesForgiven = 0;
    settled = false;
  }

  /// The runs that have not ended, in their order.
  IntStream unfinished() {
    return IntStream.range(0, ended.length).filter(run -> !ended[run]);
  }
}
