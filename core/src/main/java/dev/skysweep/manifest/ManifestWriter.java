package dev.skysweep.manifest;

import dev.skysweep.files.AppendLog;
import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Appends entries to a manifest. One thread writes whatever has gathered while the disk was busy
/// with the batch before, forces it, and only then says that those entries are recorded: a busy
/// sweep shares each `fsync` among many entries, and none waits longer than two of them.
///
/// Safe for any number of threads; the entries of one thread stay in its order. After a failure no
/// entry is ever taken again, since what lies on the disk is then unknown.
public final class ManifestWriter implements AutoCloseable {
  /// Callers wait when more than this has gathered.
  static final int BATCH_BYTES = 1 << 20;

  private final Path file;
  private final LineSeal seal;
  private final AppendLog log;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private List<Pending> gathered = new ArrayList<>();
  private int gatheredBytes;
  private boolean closing;
  private @Nullable StorageException failure;

  private record Pending(ByteBuffer line, CompletableFuture<@Nullable Void> recorded) {}

  ManifestWriter(Path file, LineSeal seal, AppendLog log) {
    this.file = file;
    this.seal = seal;
    this.log = log;
    this.thread = Thread.ofPlatform().name("manifest").daemon().start(this::writeBatches);
  }

  /// Begins the manifest of a new sweep.
  ///
  /// @param lock held on the study folder, by the caller and until the writer is closed
  /// @throws ManifestException if the folder has a manifest
  /// @throws StorageException if it can't be written
  public static ManifestWriter create(StudyLock lock, ManifestHeader header) {
    if (lock.folder().hasManifest()) {
      throw new ManifestException(
          lock.folder().manifest(),
          "records a sweep already: resume it, or begin anew with --overwrite");
    }
    return replace(lock, header);
  }

  /// Begins the manifest of a new sweep in place of any older one, which is there whole until the
  /// new one is. Files of older runs are left where they are.
  ///
  /// @param lock held on the study folder, by the caller and until the writer is closed
  /// @throws StorageException if it can't be written; then the old manifest still stands
  public static ManifestWriter replace(StudyLock lock, ManifestHeader header) {
    Path file = lock.folder().manifest();
    byte[] line = HeaderJson.write(header);
    AtomicFile.write(file, line);
    AtomicFile.write(lock.folder().headerCopy(), line);
    LineSeal seal = LineSeal.after(ManifestScan.withoutFeed(line));
    return new ManifestWriter(file, seal, AppendLog.open(file, line.length));
  }

  /// Goes on with a manifest, after cutting off a torn end ([Manifest#tornTail]).
  ///
  /// @param lock held on the study folder, by the caller and until the writer is closed
  /// @param manifest opened since the lock was taken
  /// @throws StorageException if it can't be written
  public static ManifestWriter resume(StudyLock lock, Manifest manifest) {
    Path file = lock.folder().manifest();
    if (!file.equals(manifest.file())) {
      throw new IllegalArgumentException("lock on " + file + ", manifest " + manifest.file());
    }
    ManifestScan scan = manifest.scan();
    keepHeaderCopy(lock.folder().headerCopy(), scan.headerLineWithFeed());
    AppendLog log = AppendLog.open(file, scan.wholeBytes());
    if (scan.feedMissing()) {
      log.append(ByteBuffer.wrap(new byte[] {'\n'}));
      log.sync();
    }
    return new ManifestWriter(file, scan.seal, log);
  }

  /// The copy may be of an older manifest if the driver died just after beginning a new one; the
  /// reference makes none.
  private static void keepHeaderCopy(Path copy, byte[] line) {
    try {
      if (!Files.exists(copy) || !Arrays.equals(Files.readAllBytes(copy), line)) {
        AtomicFile.write(copy, line);
      }
    } catch (IOException e) {
      throw StorageException.reading(copy, e);
    }
  }

  /// Hands an entry over, waiting while the disk is too far behind.
  ///
  /// @return done once the entry is on the disk; failed with a [StorageException] if it can't be
  ///   written. Runs what depends on it in the writer's thread: keep that short
  /// @throws StorageException if writing failed before
  public CompletableFuture<@Nullable Void> append(ManifestEntry entry) {
    byte[] line = EntryJson.write(entry, seal);
    if (line.length > LineReader.LONGEST_LINE) {
      throw new IllegalArgumentException(
          "entry of run %d takes %d bytes".formatted(entry.runId(), line.length));
    }
    Pending pending = new Pending(ByteBuffer.wrap(line), new CompletableFuture<>());
    lock.lock();
    try {
      while (gatheredBytes >= BATCH_BYTES && !closing) {
        changed.awaitUninterruptibly();
      }
      if (closing) {
        throw new IllegalStateException("the writer of " + file + " is closed");
      }
      if (failure != null) {
        throw failure;
      }
      gathered.add(pending);
      gatheredBytes += line.length;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    return pending.recorded();
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
          pending.recorded().complete(null);
        } else {
          pending.recorded().completeExceptionally(failed);
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
      ByteBuffer lines =
          ByteBuffer.allocate(batch.stream().mapToInt(pending -> pending.line().remaining()).sum());
      batch.forEach(pending -> lines.put(pending.line()));
      log.append(lines.flip());
      log.sync();
      return null;
    } catch (StorageException e) {
      return fail(e);
    } catch (RuntimeException | Error e) {
      // Whoever waits for these entries must not wait for ever.
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
