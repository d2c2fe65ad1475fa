package dev.skysweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.pool.AttemptHandle;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.PoolState;
import dev.skysweep.pool.RunAttempt;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunTiming;
import dev.skysweep.worker.SweepRecipe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final Duration PERIOD = Duration.ofMillis(1);
  private static final AttemptResult RESULT =
      new AttemptResult(
          new RunOutcome.Failed(
              0,
              new RunTiming(Instant.EPOCH, Instant.EPOCH, Duration.ZERO),
              null,
              FailureKind.CANCELLED,
              "cancelled"),
          new Attempt(1, "", 0, null),
          null);

  private final CompletableFuture<AttemptResult> check = new CompletableFuture<>();
  private final List<String> said = new ArrayList<>();
  private final List<PoolState> states = new ArrayList<>();

  @Test
  void aCheckThatIsDoneIsNotTalkedAbout() throws Exception {
    check.complete(RESULT);

    assertThat(awaited(1)).isSameAs(RESULT);
    assertThat(said).isEmpty();
  }

  @Test
  void whatChangesIsSaidAtOnceAndWhatStaysNowAndThen() throws Exception {
    states.add(new PoolState(1, 0, 1, 17, "http://head:8265"));
    states.add(new PoolState(2, 1, 0, 17, "http://head:8265"));

    awaited(3);

    assertThat(said)
        .hasSize(3)
        .allMatch(
            line -> line.startsWith("the check of the first run has not come back yet, after "));
    assertThat(said.get(0))
        .endsWith("1 node (1 starting), 17 runs wait; Ray's dashboard: http://head:8265");
    assertThat(said.get(1)).contains("2 nodes (1 idle), 17 runs wait");
    assertThat(said.get(2)).endsWith(said.get(1).substring(said.get(1).indexOf('|')));
  }

  @Test
  void aPoolThatIsNoClusterIsWaitedForAlike() throws Exception {
    awaited(1);

    assertThat(said.getFirst()).endsWith("yet, after 0 s");
  }

  /// @param lines after which the check ends
  private AttemptResult awaited(int lines) throws InterruptedException {
    var listener =
        new SweepListener() {
          @Override
          public void said(String message) {
            said.add(message);
            if (said.size() == lines) {
              check.complete(RESULT);
            }
          }
        };
    return new Patience(new Cluster(), listener, PERIOD).await(new Handle());
  }

  private final class Handle implements AttemptHandle {
    @Override
    public CompletableFuture<AttemptResult> result() {
      return check;
    }

    @Override
    public void cancel() {}
  }

  /// In each of its states once, and in the last for good.
  private final class Cluster implements ExecutionPool {
    @Override
    public String name() {
      return "cluster";
    }

    @Override
    public void open(SweepRecipe recipe, Consumer<String> said) {}

    @Override
    public int capacity() {
      return 1;
    }

    @Override
    public Optional<PoolState> state() {
      return states.size() > 1 ? Optional.of(states.removeFirst()) : states.stream().findFirst();
    }

    @Override
    public AttemptHandle submit(RunAttempt attempt) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
