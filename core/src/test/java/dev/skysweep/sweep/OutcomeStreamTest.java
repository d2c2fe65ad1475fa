package dev.skysweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.StudyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OutcomeStreamTest {
  @TempDir private Path root;
  private Path study;
  private Sweep sweep;

  @BeforeEach
  void makeSweep() throws Exception {
    study = root.resolve("s");
    sweep =
        Sweep.of(RecordedStudy.missionIn(root)).grid("Sat.SMA", 7000, 7100, 7200, 7300).out(study);
  }

  private RunStatus recorded(RunOutcome outcome) {
    return Manifest.open(new StudyFolder(study).manifest()).status(outcome.runId());
  }

  @Test
  void everyOutcomeComesOnceAndIsOnRecordByThen() {
    try (var pool = new WritingPool(study, run -> run == 2);
        Stream<RunOutcome> outcomes = sweep.stream(pool)) {
      List<String> told =
          outcomes.map(outcome -> outcome.runId() + " " + recorded(outcome)).toList();
      assertThat(told).containsExactlyInAnyOrder("0 OK", "1 OK", "2 FAILED", "3 OK");
    }
  }

  @Test
  void aListenerOfTheSweepHearsAllTheSame() {
    var heard = new ArrayList<String>();
    var listener =
        new SweepListener() {
          @Override
          public void started(int runs, int done) {
            heard.add("started " + runs + " " + done);
          }

          @Override
          public void recorded(RunOutcome outcome, Attempt attempt, boolean retried) {
            heard.add("recorded");
          }

          @Override
          public void warned(List<String> warnings) {
            heard.add("warned");
          }
        };
    try (var pool = new WritingPool(study);
        Stream<RunOutcome> outcomes =
            sweep.with(SweepOptions.builder().listener(listener).build()).stream(pool)) {
      assertThat(outcomes).hasSize(4);
    }
    assertThat(heard).contains("started 4 0", "warned").filteredOn("recorded"::equals).hasSize(4);
  }

  @Test
  void closingItEndsTheSweepAndAResumeGoesOn() throws Exception {
    try (var pool = new WritingPool(study)) {
      try (Stream<RunOutcome> outcomes = sweep.stream(pool)) {
        Iterator<RunOutcome> each = outcomes.iterator();
        assertThat(recorded(each.next())).isEqualTo(RunStatus.OK);
      }
      // nobody writes into the folder any more
      StudyLock.acquire(new StudyFolder(study)).close();
      try (SweepResult result = Resume.of(study).run(pool)) {
        assertThat(result.counts().ok()).isEqualTo(4);
      }
    }
  }

  @Test
  void whatEndsTheSweepIsThrownToTheReader() {
    try (var pool = new WritingPool(study)) {
      Stream<RunOutcome> outcomes = sweep.grid("Sat.DryMass", "heavy;").stream(pool);
      Iterator<RunOutcome> each = outcomes.iterator();
      assertThatThrownBy(each::hasNext)
          .isInstanceOf(StudyException.class)
          .hasMessageContaining("Sat.DryMass");
      outcomes.close();
    }
  }

  @Test
  void aReaderThatIsInterruptedSaysSo() {
    Thread.currentThread().interrupt();
    try (var pool = new WritingPool(study)) {
      Stream<RunOutcome> outcomes = sweep.stream(pool);
      assertThatThrownBy(outcomes::count).hasMessage("interrupted while waiting for an outcome");
      assertThat(Thread.interrupted()).isTrue();
      outcomes.close();
    }
  }

  /// Such as no memory.
  @Test
  void anErrorOfTheSweepReachesTheReader() {
    var error = new AssertionError("no memory");
    var pool =
        new ScriptedPool(
            () -> 1,
            _ -> {
              throw error;
            });
    try (Stream<RunOutcome> outcomes = sweep.stream(pool)) {
      assertThatThrownBy(outcomes::count).isSameAs(error);
    }
  }

  @Test
  void aSweepThatWasStoppedBeforeItsFirstCheckDoesNotWaitForIt() {
    var control = new SweepControl();
    control.stop();
    var pool = new ScriptedPool(() -> 1, _ -> new ScriptedPool.Fate.Runs());

    assertThatThrownBy(() -> sweep.with(SweepOptions.builder().control(control).build()).run(pool))
        .isInstanceOf(PoolException.class)
        .hasMessage("stopped before the first run; nothing was made");
    assertThat(study).doesNotExist();
  }

  /// Such as for a cluster that does not come.
  @Test
  @Timeout(60)
  void aSweepThatIsStoppedWhileItsPoolOpensDoesNotWaitForIt() {
    var control = new SweepControl();
    var pool =
        new ScriptedPool(() -> 1, _ -> new ScriptedPool.Fate.Runs())
            .opening(() -> {
              control.stop();
              waitForEver();
            });

    assertThatThrownBy(() -> sweep.with(SweepOptions.builder().control(control).build()).run(pool))
        .isInstanceOf(PoolException.class)
        .hasMessage("stopped before the first run; nothing was made");
    assertThat(study).doesNotExist();
    assertThat(Thread.interrupted()).isFalse();
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PoolException("interrupted");
    }
  }
}
