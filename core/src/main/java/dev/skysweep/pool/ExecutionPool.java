package dev.skysweep.pool;

import dev.skysweep.SweepException;
import dev.skysweep.study.RunSpec;
import dev.skysweep.worker.SweepRecipe;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Where runs execute. A pool only carries attempts to workers and brings their outcomes back;
/// order, window, retries and the record live in the sweep.
///
/// Used by one sweep at a time: [#open], then [#submit] from any thread. The easiest way to execute
/// an attempt is a `worker.WorkerProcess`.
public interface ExecutionPool extends AutoCloseable {
  /// Name of the pool in the manifest, e.g. `LocalPool`.
  String name();

  /// Gets ready for a sweep; called again for the next one.
  ///
  /// @param said is told what the pool does or waits for, a line at a time
  /// @throws SweepException if it can't execute anything
  void open(SweepRecipe recipe, Consumer<String> said);

  /// Is shown the runs that are to come, before the first one. A pool that can't make one of them,
  /// whatever it waits for, says so now.
  ///
  /// @throws SweepException with the run and why
  default void check(Stream<RunSpec> runs) {}

  /// Says how many runs are going to come, unless the check of the first one, which has been
  /// submitted before this, fails. A pool whose workers or machines take long to start may begin
  /// with that.
  default void expect(int runs) {}

  /// How many attempts can usefully be in flight now: those that run and a few that wait behind
  /// them. May change at any time.
  int capacity();

  /// What the cluster behind the pool looks like; empty for a pool that is none, or doesn't know.
  default Optional<PoolState> state() {
    return Optional.empty();
  }

  /// Takes an attempt; returns at once.
  ///
  /// @throws PoolException if the pool is not open
  AttemptHandle submit(RunAttempt attempt);

  /// Ends what the pool started. Attempts in flight complete as cancelled.
  @Override
  void close();

  /// The pool can't work at all, or not any more.
  final class PoolException extends SweepException {
    private static final long serialVersionUID = 1L;

    public PoolException(String message) {
      super(message);
    }
  }
}
