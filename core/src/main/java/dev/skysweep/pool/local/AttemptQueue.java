package dev.skysweep.pool.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Attempts that wait for a worker. One that runs takes the next at once; another is started only
/// for what those that run, or are being started, have not come to by then. So a sweep of a few
/// short runs is over before a second worker would be there.
final class AttemptQueue {
  private final ArrayDeque<QueuedAttempt> waiting = new ArrayDeque<>();

  /// Workers that have nothing to do, or are on their way.
  private int free;

  synchronized void add(QueuedAttempt attempt) {
    waiting.addLast(attempt);
    notifyAll();
  }

  /// Puts back what was taken, ahead of the others.
  synchronized void putBack(QueuedAttempt attempt) {
    waiting.addFirst(attempt);
    notifyAll();
  }

  /// Waits until one more worker is needed, which counts as [#free] from then on.
  synchronized void awaitNeed() throws InterruptedException {
    while (!isShortOfWorkers()) {
      wait();
    }
    free++;
  }

  /// Whether more attempts wait than there are workers to take them.
  synchronized boolean isShortOfWorkers() {
    waiting.removeIf(QueuedAttempt::isCancelled);
    return waiting.size() > free;
  }

  /// One more worker is about to [#take].
  synchronized void free() {
    free++;
  }

  /// One less will.
  synchronized void gone() {
    free--;
    notifyAll();
  }

  /// The next attempt, for a worker that was counted as free and no longer is.
  synchronized QueuedAttempt take() throws InterruptedException {
    try {
      while (waiting.isEmpty()) {
        wait();
      }
      return waiting.removeFirst();
    } finally {
      free--;
    }
  }

  /// The next attempt; null if none waits.
  synchronized @Nullable QueuedAttempt poll() {
    return waiting.pollFirst();
  }

  /// Takes all that is left.
  synchronized List<QueuedAttempt> drain() {
    List<QueuedAttempt> left = new ArrayList<>(waiting);
    waiting.clear();
    return left;
  }
}
