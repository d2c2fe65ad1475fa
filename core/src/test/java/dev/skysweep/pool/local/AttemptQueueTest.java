package dev.skysweep.pool.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.pool.RunAttempt;
import dev.skysweep.study.RunSpec;
import dev.skysweep.worker.WorkerMessage.Purpose;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttemptQueueTest {
  private final AttemptQueue queue = new AttemptQueue();

  private static QueuedAttempt attempt(int run) {
    return new QueuedAttempt(new RunAttempt(RunSpec.of(run, Map.of()), 1, Purpose.RUN));
  }

  @Test
  void aWorkerIsNeededForEachAttemptThatNoneIsFreeFor() throws InterruptedException {
    assertThat(queue.isShortOfWorkers()).isFalse();
    queue.add(attempt(0));
    queue.awaitNeed();
    assertThat(queue.isShortOfWorkers()).as("one is on its way").isFalse();

    queue.add(attempt(1));

    assertThat(queue.isShortOfWorkers()).isTrue();
  }

  @Test
  void oneThatIsFreeIsWaitedFor() throws InterruptedException {
    queue.add(attempt(0));
    queue.awaitNeed();
    assertThat(queue.take().attempt().run().runId()).isZero();
    queue.add(attempt(1));
    assertThat(queue.isShortOfWorkers()).as("the worker is busy").isTrue();

    queue.free();

    assertThat(queue.isShortOfWorkers()).isFalse();
    assertThat(queue.take().attempt().run().runId()).isEqualTo(1);
  }

  @Test
  void aWorkerThatNeverCameIsReplaced() throws InterruptedException {
    queue.add(attempt(0));
    queue.awaitNeed();

    queue.gone();

    assertThat(queue.isShortOfWorkers()).isTrue();
  }

  @Test
  void nobodyIsStartedForWhatIsNoLongerWanted() {
    QueuedAttempt unwanted = attempt(0);
    queue.add(unwanted);

    unwanted.cancel();

    assertThat(queue.isShortOfWorkers()).isFalse();
  }

  @Test
  void whatIsPutBackIsTheNext() throws InterruptedException {
    queue.add(attempt(0));
    queue.add(attempt(1));
    queue.awaitNeed();
    queue.putBack(queue.take());

    assertThat(queue.drain())
        .extracting(left -> left.attempt().run().runId())
        .containsExactly(0, 1);
  }
}
