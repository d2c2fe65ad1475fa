package dev.skysweep.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Records written durably by one thread for many. It writes whatever has gathered while the disk
/// was busy with the batch before, forces it, and only then says that those records are safe: when
/// much is to be written many records share an `fsync`, and none waits longer than two of them.
///
/// Safe for any number of threads; the records of one thread stay in its order. After a failure no
/// record is ever taken again, since what lies on the disk is then unknown.
public final class GroupCommit implements AutoCloseable {
  /// Who hands over a record waits while more bytes than these have gathered; so at most these and
  /// one record more are on their way to the disk at any time.
  public static final int BATCH_BYTES = 1 << 20;

  private final Path file;
  private final DurableLog log;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private List<Pending> gathered = new ArrayList<>();
  private int gatheredBytes;
  private boolean closing;
  private @Nullable StorageException failure;

  private record Pending(ByteBuffer bytes, CompletableFuture<@Nullable Void> safe) {}

  /// @param log closed with this
  public GroupCommit(Path file, DurableLog log) {
    this.file = file;
    this.log = log;
    this.thread = Thread.ofPlatform().name("writer of " + file).daemon().start(this::writeBatches);
  }

  /// Hands a record over, waiting while the disk is too far behind.
  ///
  /// @return done once the record is on the disk; failed with a [StorageException] if it can't be
  ///   written. Runs what depends on it in the writing thread: keep that short
  /// @throws StorageException if writing failed before
  public CompletableFuture<@Nullable Void> append(byte[] bytes) {
    Pending pending = new Pending(ByteBuffer.wrap(bytes), new CompletableFuture<>());
    lock.lock();
    try {
      // The writing thread would wait for itself, should a callback hand over more.
      boolean patient = Thread.currentThread() != thread;
      while (gatheredBytes >= BATCH_BYTES && !closing && patient) {
        changed.awaitUninterruptibly();
      }
      if (closing) {
        throw new IllegalStateException(file + " is closed");
      }
      if (failure != null) {
        throw failure;
      }
      gathered.add(pending);
      gatheredBytes += bytes.length;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    return pending.safe();
  }

  /// Writes what was handed over, then closes the file. Harmless when called again.
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    log.close();
  }

  private void writeBatches() {
    for (List<Pending> batch = next(); !batch.isEmpty(); batch = next()) {
      StorageException failed = write(batch);
      for (Pending pending : batch) {
        if (failed == null) {
          pending.safe().complete(null);
        } else {
          pending.safe().completeExceptionally(failed);
        }
      }
    }
  }

  /// What has gathered, waiting for something; empty when the writer closes.
  private List<Pending> next() {
    lock.lock();
    try {
      while (gathered.isEmpty() && !closing) {
        changed.awaitUninterruptibly();
      }
      List<Pending> batch = gathered;
      gathered = new ArrayList<>();
      gatheredBytes = 0;
      changed.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable StorageException write(List<Pending> batch) {
    try {
      ByteBuffer bytes =
          ByteBuffer.allocate(
              batch.stream().mapToInt(pending -> pending.bytes().remaining()).sum());
      batch.forEach(pending -> bytes.put(pending.bytes()));
      log.append(bytes.flip());
      log.sync();
      return null;
    } catch (StorageException e) {
      return fail(e);
    } catch (RuntimeException | Error e) {
      // Whoever waits for these records must not wait for ever.
      return fail(StorageException.writing(file, new IOException(e)));
    }
  }

  private StorageException fail(StorageException cause) {
    lock.lock();
    try {
      failure = cause;
      return cause;
    } finally {
      lock.unlock();
    }
  }
}
