package dev.skysweep.sweep;

import dev.skysweep.SweepException;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.RunOutcome;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Outcomes of a running sweep as they come, each after it is on the disk. The sweep runs in a
/// thread of its own and does not wait for the reader.
final class OutcomeStream extends AbstractSpliterator<RunOutcome> {
  /// What the sweep's thread says.
  private sealed interface Word {
    record Ended(RunOutcome outcome) implements Word {}

    record Over() implements Word {}

    /// @param cause unchecked
    record Failed(Throwable cause) implements Word {}
  }

  private final LinkedBlockingQueue<Word> words = new LinkedBlockingQueue<>();

  private OutcomeStream() {
    super(Long.MAX_VALUE, Spliterator.NONNULL | Spliterator.IMMUTABLE);
  }

  /// Starts the sweep. Closing the stream ends it early; what was made is recorded.
  static Stream<RunOutcome> of(Sweep sweep, SweepOptions options, ExecutionPool pool) {
    var outcomes = new OutcomeStream();
    SweepOptions heard = options.toBuilder().listener(outcomes.new Ear(options.listener())).build();
    // no virtual one: it waits for files and processes, and would keep its carrier meanwhile
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("outcomes")
            .start(() -> outcomes.make(sweep.with(heard), pool));
    return StreamSupport.stream(outcomes, false)
        .onClose(() -> {
          options.control().stop();
          join(thread);
        });
  }

  @Override
  public boolean tryAdvance(Consumer<? super RunOutcome> action) {
    try {
      return switch (words.take()) {
        case Word.Ended(RunOutcome outcome) -> {
          action.accept(outcome);
          yield true;
        }
        case Word.Over over -> {
          words.add(over);
          yield false;
        }
        case Word.Failed(Throwable cause) -> {
          words.add(new Word.Over());
          if (cause instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) cause;
        }
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StreamInterruptedException(e);
    }
  }

  private void make(Sweep sweep, ExecutionPool pool) {
    try {
      sweep.run(pool);
      words.add(new Word.Over());
    } catch (RuntimeException | Error e) {
      // an error too: whoever reads would wait for ever
      words.add(new Word.Failed(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      words.add(new Word.Over());
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Passes everything on, and keeps the final outcomes.
  private final class Ear implements SweepListener {
    private final SweepListener also;

    Ear(SweepListener also) {
      this.also = also;
    }

    @Override
    public void said(String message) {
      also.said(message);
    }

    @Override
    public void started(int runs, int done) {
      also.started(runs, done);
    }

    @Override
    public void recorded(RunOutcome outcome, Attempt attempt, boolean retried) {
      also.recorded(outcome, attempt, retried);
      if (!retried) {
        words.add(new Word.Ended(outcome));
      }
    }

    @Override
    public void warned(List<String> warnings) {
      also.warned(warnings);
    }
  }

  /// The thread that reads the outcomes was interrupted.
  private static final class StreamInterruptedException extends SweepException {
    private static final long serialVersionUID = 1L;

    StreamInterruptedException(InterruptedException cause) {
      super("interrupted while waiting for an outcome", cause);
    }
  }
}
