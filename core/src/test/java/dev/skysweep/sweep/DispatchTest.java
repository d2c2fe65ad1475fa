package dev.skysweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.files.StorageException;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.pool.RunAttempt;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunLimits;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunSpec;
import dev.skysweep.sweep.ScriptedPool.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How a sweep ends before its time, on the machine's own clock.
class DispatchTest {
  private static final Fate OK = new Fate.Succeeds();
  private static final Fate UNSTORED = new Fate.Fails(FailureKind.STORAGE_FAILED);

  private final SweepControl control = new SweepControl();
  private final Recorded recorded = new Recorded();

  private static final class Recorded implements RunRecord {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void add(RunSpec run, AttemptResult result, boolean retried) {
      String outcome =
          result.outcome() instanceof RunOutcome.Failed failed ? failed.kind() + "" : "ok";
      lines.add(
          "%d.%d %s%s"
              .formatted(
                  run.runId(), result.attempt().number(), outcome, retried ? ", again" : ""));
    }

    @Override
    public void settle() {
      lines.add("settled");
    }
  }

  private void sweep(int runs, ScriptedPool pool) throws InterruptedException {
    new Dispatch(
            run -> RunSpec.of(run, Map.of()),
            IntStream.range(0, runs).iterator(),
            pool,
            new RetryPolicy(RunLimits.defaults()).of(runs),
            recorded,
            control)
        .run();
  }

  private static ScriptedPool pool(int capacity, Function<RunAttempt, Fate> fates) {
    return new ScriptedPool(() -> capacity, fates);
  }

  private static ScriptedPool oneAfterTheOther(Fate... fates) {
    return pool(1, attempt -> fates[attempt.run().runId()]);
  }

  @Test
  void aPoolThatGivesUpEndsTheSweepAndWhatIsInFlight() {
    ScriptedPool pool =
        pool(
            3,
            attempt ->
                attempt.run().runId() == 2
                    ? new Fate.Fails(FailureKind.POOL_FAILED)
                    : new Fate.Runs());

    assertThatThrownBy(() -> sweep(9, pool))
        .isInstanceOf(PoolException.class)
        .hasMessage("POOL_FAILED of run 2");

    assertThat(pool.submitted()).containsExactly(0, 1, 2);
    assertThat(pool.cancelled()).containsExactlyInAnyOrder(0, 1);
    assertThat(recorded.lines).as("runs that count as made").isEmpty();
  }

  @Test
  void threeRunsInARowThatCannotBeStoredEndTheSweep() {
    ScriptedPool pool = oneAfterTheOther(OK, UNSTORED, UNSTORED, UNSTORED, OK);

    assertThatThrownBy(() -> sweep(5, pool))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("STORAGE_FAILED of run 3");

    assertThat(recorded.lines)
        .containsExactly(
            "0.1 ok", "1.1 STORAGE_FAILED", "2.1 STORAGE_FAILED", "3.1 STORAGE_FAILED");
  }

  @Test
  void runsThatCannotBeStoredNowAndThenAreFailedRunsAndNoMore() throws Exception {
    Fate refused = new Fate.Fails(FailureKind.ENGINE_ERROR);

    sweep(7, oneAfterTheOther(UNSTORED, UNSTORED, OK, UNSTORED, refused, UNSTORED, UNSTORED));

    assertThat(recorded.lines).hasSize(8).endsWith("6.1 STORAGE_FAILED", "settled");
  }

  @Test
  void drainingTakesBackWhatWaitsAndLetsWhatRunsEnd() throws Exception {
    ScriptedPool pool =
        pool(
            3,
            attempt -> {
              if (attempt.run().runId() == 2) {
                control.drain();
              }
              return attempt.run().runId() == 0 ? new Fate.EndsWhenWithdrawn() : new Fate.Waits();
            });

    sweep(9, pool);

    assertThat(pool.submitted()).containsExactly(0, 1, 2);
    assertThat(pool.withdrawn()).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(pool.cancelled()).isEmpty();
    assertThat(recorded.lines).containsExactly("0.1 ok", "settled");
  }

  @Test
  void stoppingEndsWhatRuns() throws Exception {
    ScriptedPool pool =
        pool(
            2,
            attempt -> {
              if (attempt.run().runId() == 1) {
                control.stop();
              }
              return new Fate.Runs();
            });

    sweep(9, pool);

    assertThat(pool.submitted()).containsExactly(0, 1);
    assertThat(pool.cancelled()).containsExactlyInAnyOrder(0, 1);
    assertThat(recorded.lines).containsExactly("settled");
  }

  @Test
  void aWishToStopIsNotTakenBackByOneToDrain() {
    control.drain();
    assertThat(control.draining()).isTrue();
    assertThat(control.stopping()).isFalse();
    control.stop();
    control.drain();
    assertThat(control.stopping()).isTrue();
  }

  @Test
  void aSweepThatIsToEndWhileARunWaitsForItsNextTryDoesNotWaitForIt() throws Exception {
    ScriptedPool pool =
        pool(
            1,
            attempt -> {
              if (attempt.run().runId() == 1) {
                control.stop();
              }
              return attempt.run().runId() == 0
                  ? new Fate.Fails(FailureKind.WORKER_LOST)
                  : new Fate.Runs();
            });

    sweep(2, pool);

    assertThat(pool.submitted()).containsExactly(0, 1);
    assertThat(recorded.lines).containsExactly("0.1 WORKER_LOST, again", "settled");
  }

  @Test
  void everyAttemptIsOnRecordWithItsNumber() throws Exception {
    Fate lost = new Fate.Fails(FailureKind.WORKER_LOST);
    Fate crashed = new Fate.Fails(FailureKind.ENGINE_CRASHED);
    List<Fate> tries = List.of(crashed, lost, crashed);

    sweep(1, pool(1, attempt -> tries.get(attempt.number() - 1)));

    assertThat(recorded.lines)
        .containsExactly(
            "0.1 ENGINE_CRASHED, again", "0.2 WORKER_LOST, again", "0.3 ENGINE_CRASHED", "settled");
  }

  @Test
  void aPoolThatGrowsWhileNothingHappensIsNoticed() throws Exception {
    var looks = new AtomicInteger();

    sweep(2, new ScriptedPool(() -> looks.getAndIncrement() == 0 ? 0 : 1, _ -> OK));

    assertThat(recorded.lines).containsExactly("0.1 ok", "1.1 ok", "settled");
  }
}
