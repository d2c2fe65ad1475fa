package dev.skysweep.gmat.nativedriver;

import dev.skysweep.gmat.EngineException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one thread that calls GMAT. A C++ exception costs this thread, not the process: it never
/// returns to GMAT, and its caller is answered all the same.
final class EngineThread implements AutoCloseable {
  /// GMAT's interpreter and force models recurse deeper than a Java thread's megabyte.
  private static final long STACK_BYTES = 64L << 20;

  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(null, work, "gmat", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
      });
  private volatile @Nullable CompletableFuture<?> pending;
  private volatile @Nullable String lastWords;

  /// Runs `work` on the thread and waits for it, whatever interrupts come: GMAT can't be left alone
  /// in the middle of a call.
  ///
  /// @throws EngineException with GMAT's message if it throws a C++ exception, now or before
  <T> T call(Supplier<T> work) {
    if (lastWords != null) {
      throw new EngineException("GMAT can't be called after a C++ exception: " + lastWords);
    }
    CompletableFuture<T> answer = new CompletableFuture<>();
    pending = answer;
    executor.execute(() -> {
      try {
        answer.complete(work.get());
      } catch (RuntimeException | Error e) {
        answer.completeExceptionally(e);
      }
    });
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof EngineException thrown) {
        throw thrown;
      }
      throw e;
    }
  }

  boolean alive() {
    return lastWords == null;
  }

  /// Answers the waiting caller with GMAT's exception and keeps the calling thread, which is this
  /// one or one of GMAT's, for ever: C++ does not allow a terminate handler to return.
  void abandon(String message) {
    lastWords = message;
    CompletableFuture<?> waiting = pending;
    if (waiting != null) {
      waiting.completeExceptionally(new EngineException(message));
    }
    while (true) {
      LockSupport.park(this);
    }
  }

  /// Lets no further calls in; does not wait for one in progress.
  @Override
  public void close() {
    executor.shutdown();
  }
}
