package dev.skysweep.bucket;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Many requests at a time: a store answers each of them late, but any number side by side.
final class Parallel {
  private static final int MOST = 16;

  private Parallel() {}

  /// The result for each, in their order.
  static <T, R> List<R> map(Collection<T> all, Function<T, R> action) {
    var room = new Semaphore(MOST);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<R>> futures = new ArrayList<>();
      for (T each : all) {
        Callable<R> task =
            () -> {
              room.acquire();
              try {
                return action.apply(each);
              } finally {
                room.release();
              }
            };
        futures.add(threads.submit(task));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> future : futures) {
        results.add(result(future));
      }
      return results;
    }
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
