package dev.skysweep.worker;

import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Ends a run that breaks its limits: asks the engine to stop, and where it doesn't, gives up on
/// the whole process.
final class Watchdog implements AutoCloseable {
  private static final long FIRST_LOOK_MILLIS = 500;
  private static final long LOOK_EVERY_MILLIS = 250;
  private static final long GRACE_SECONDS = 5;

  private final RunLimits limits;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("watchdog").factory());

  Watchdog(RunLimits limits) {
    this.limits = limits;
  }

  /// Watches a run until it is released.
  ///
  /// @param raw the folder that the run writes into
  /// @param stop asks the engine to stop; may be called from any thread
  /// @param giveUp is called with the reason when the engine has not stopped in time
  Watch watch(Path raw, Runnable stop, Consumer<Verdict> giveUp) {
    var watch = new Watch(raw, stop, giveUp);
    watch.start();
    return watch;
  }

  /// Ends its clock; nothing is watched any more.
  @Override
  public void close() {
    clock.shutdownNow();
  }

  /// Why a run had to end.
  record Verdict(FailureKind kind, String message) {}

  /// One run being watched.
  final class Watch implements AutoCloseable {
    private final Path raw;
    private final Runnable stop;
    private final Consumer<Verdict> giveUp;
    private @Nullable ScheduledFuture<?> timeout;
    private @Nullable ScheduledFuture<?> size;
    private @Nullable Verdict verdict;
    private boolean released;

    private Watch(Path raw, Runnable stop, Consumer<Verdict> giveUp) {
      this.raw = raw;
      this.stop = stop;
      this.giveUp = giveUp;
    }

    private void start() {
      var limit = limits.timeout();
      if (limit != null) {
        timeout =
            clock.schedule(
                () ->
                    condemn(
                        FailureKind.TIMED_OUT,
                        "the run was stopped at its time limit of %s s"
                            .formatted(limit.toMillis() / 1000.0)),
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
      }
      size =
          clock.scheduleWithFixedDelay(
              this::look, FIRST_LOOK_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
      long bytes = bytesIn(raw);
      if (bytes > limits.maxOutputBytes()) {
        condemn(
            FailureKind.OUTPUT_TOO_LARGE,
            "the run was stopped after writing %,d bytes; its limit is %,d (--max-output)"
                .formatted(bytes, limits.maxOutputBytes()));
      } else if (holdsTooMuch()) {
        condemn(
            FailureKind.OUT_OF_MEMORY,
            "the run was stopped when its process held %,d bytes of memory; its limit is %,d (--max-memory)"
                .formatted(ProcessMemory.residentBytes(), limits.maxMemoryBytes()));
      } else if (FreeSpace.isShort(raw)) {
        condemn(
            FailureKind.STORAGE_FAILED,
            "the run was stopped since the disk of %s is full; make room, then resume"
                .formatted(raw));
      }
    }

    private boolean holdsTooMuch() {
      Long most = limits.maxMemoryBytes();
      return most != null && ProcessMemory.residentBytes() > most;
    }

    private synchronized void condemn(FailureKind kind, String message) {
      if (released || verdict != null) {
        return;
      }
      verdict = new Verdict(kind, message);
      stop.run();
      var _ = clock.schedule(this::giveUpUnlessReleased, GRACE_SECONDS, TimeUnit.SECONDS);
    }

    private synchronized void giveUpUnlessReleased() {
      if (!released && verdict != null) {
        giveUp.accept(
            new Verdict(
                verdict.kind(),
                verdict.message()
                    + "; the engine did not react for %d s, so its process was ended"
                        .formatted(GRACE_SECONDS)));
      }
    }

    /// Why the run had to end; null if it ended by itself.
    synchronized @Nullable Verdict verdict() {
      return verdict;
    }

    @Override
    public synchronized void close() {
      released = true;
      if (timeout != null) {
        timeout.cancel(false);
      }
      if (size != null) {
        size.cancel(false);
      }
    }
  }

  private static long bytesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(Watchdog::length).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
