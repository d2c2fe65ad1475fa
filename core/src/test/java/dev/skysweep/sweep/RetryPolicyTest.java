package dev.skysweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.pool.AttemptResult;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.ClusterNode;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunLimits;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is tried again, how often and when. Every pool's attempts come to this one policy.
class RetryPolicyTest {
  private static final RunLimits LIMITS = RunLimits.defaults();

  @Test
  void aCrashOfTheEngineOrWantOfMemoryGetsAsManyTriesAsAreAllowed() {
    assertThat(LIMITS.maxAttempts()).isEqualTo(2);
    for (FailureKind kind : EnumSet.of(FailureKind.ENGINE_CRASHED, FailureKind.OUT_OF_MEMORY)) {
      assertThat(retries(LIMITS, kind)).isTrue();
      assertThat(retries(LIMITS, kind, kind)).isFalse();
    }
    var three = new RunLimits(null, 1, 3);
    assertThat(retries(three, FailureKind.ENGINE_CRASHED, FailureKind.OUT_OF_MEMORY)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ENGINE_CRASHED", "OUT_OF_MEMORY", "WORKER_LOST", "TIMED_OUT"})
  void whatWouldFailAgainIsNeverTriedAgain(FailureKind kind) {
    assertThat(retries(new RunLimits(null, 1, 9, true), kind)).isFalse();
  }

  @Test
  void aTimeoutIsTriedAgainOnceAndOnlyIfAsked() {
    var asked = new RunLimits(null, 1, 9, true);
    assertThat(retries(LIMITS, FailureKind.TIMED_OUT)).isFalse();
    assertThat(retries(asked, FailureKind.TIMED_OUT)).isTrue();
    assertThat(retries(asked, FailureKind.TIMED_OUT, FailureKind.TIMED_OUT)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"3, 20", "200, 20", "1000, 100"})
  void lossesAreForgivenUpToATenthOfTheSweepsRunsButAtLeastTwenty(int runs, int losses) {
    var policy = new RetryPolicy(LIMITS).of(runs);
    Tries lost = tries(FailureKind.WORKER_LOST);
    assertThat(IntStream.range(0, losses))
        .allMatch(loss -> policy.retries(FailureKind.WORKER_LOST, lost));
    assertThat(policy.retries(FailureKind.WORKER_LOST, lost)).isFalse();
  }

  @Test
  void lossesOfASweepThatGrowsAreCountedFromItsBeginning() {
    var policy = new RetryPolicy(LIMITS).of(200);
    Tries lost = tries(FailureKind.WORKER_LOST);
    assertThat(IntStream.range(0, 20))
        .allMatch(loss -> policy.retries(FailureKind.WORKER_LOST, lost));

    assertThat(policy.of(210).retries(FailureKind.WORKER_LOST, lost)).isTrue();
    assertThat(policy.of(210).retries(FailureKind.WORKER_LOST, lost)).isFalse();
  }

  @Test
  void aLossDoesNotCountAgainstTheRun() {
    FailureKind lost = FailureKind.WORKER_LOST;
    assertThat(retries(LIMITS, lost, lost, lost, FailureKind.ENGINE_CRASHED)).isTrue();
    assertThat(retries(LIMITS, FailureKind.ENGINE_CRASHED, lost, lost)).isTrue();
    assertThat(retries(new RunLimits(null, 1, 1, true), lost, lost, FailureKind.TIMED_OUT))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 250", "2, 500", "3, 1000", "7, 16000", "8, 16000", "900, 16000"})
  void eachLossWaitsTwiceAsLongAsTheOneBefore(int losses, long millis) {
    FailureKind[] kinds =
        Stream.generate(() -> FailureKind.WORKER_LOST).limit(losses).toArray(FailureKind[]::new);
    assertThat(RetryPolicy.delay(tries(kinds))).isEqualTo(Duration.ofMillis(millis));
    assertThat(RetryPolicy.delay(tries(FailureKind.ENGINE_CRASHED))).isZero();
  }

  @Test
  void machinesThatCrashedOrLostARunAreToBeAvoided() {
    Tries tries =
        Tries.NONE
            .with(FailureKind.WORKER_LOST, result(FailureKind.WORKER_LOST, "a"))
            .with(FailureKind.ENGINE_CRASHED, result(FailureKind.ENGINE_CRASHED, "b"))
            .with(FailureKind.TIMED_OUT, result(FailureKind.TIMED_OUT, "slow"))
            .with(FailureKind.WORKER_LOST, result(FailureKind.WORKER_LOST, ""))
            .with(FailureKind.WORKER_LOST, result(FailureKind.WORKER_LOST, null));
    assertThat(tries.badNodes()).containsExactlyInAnyOrder("a", "b");
  }

  /// Whether the last failure of a run is followed by another try.
  private static boolean retries(RunLimits limits, FailureKind... failures) {
    return new RetryPolicy(limits).retries(failures[failures.length - 1], tries(failures));
  }

  private static Tries tries(FailureKind... failures) {
    Tries tries = Tries.NONE;
    for (FailureKind kind : failures) {
      tries = tries.with(kind, result(kind, null));
    }
    return tries;
  }

  private static AttemptResult result(FailureKind kind, String node) {
    var timing = new RunTiming(Instant.EPOCH, Instant.EPOCH, Duration.ZERO);
    ClusterNode where = node == null ? null : new ClusterNode(node, "", "", "");
    return new AttemptResult(
        new RunOutcome.Failed(0, timing, null, kind, "no luck"),
        new Attempt(1, "", 0, null, where, null),
        null);
  }
}
