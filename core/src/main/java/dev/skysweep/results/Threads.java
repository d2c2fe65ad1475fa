package dev.skysweep.results;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Work on all processors.
final class Threads {
  private Threads() {}

  /// Runs one task for each item, on as many threads as there are processors.
  ///
  /// @throws RuntimeException the first that a task threw; the others are ended by then
  static <T> void forEach(List<T> items, Consumer<T> task) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<?>> running = new ArrayList<>();
      for (T item : items) {
        running.add(threads.submit(() -> task.accept(item)));
      }
      running.forEach(Threads::result);
    }
  }

  /// Waits for a task's result.
  ///
  /// @throws RuntimeException what the task threw
  static <T> T result(Future<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new ResultsException(String.valueOf(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ResultsException("interrupted while reading the results", e);
    }
  }
}
