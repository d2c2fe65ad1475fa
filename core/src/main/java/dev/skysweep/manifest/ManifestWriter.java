package dev.skysweep.manifest;

import dev.skysweep.bucket.Mirror;
import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.DurableLog;
import dev.skysweep.files.GroupCommit;
import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Appends entries to a manifest; an entry is recorded once it is on the disk.
///
/// Safe for any number of threads; the entries of one thread stay in its order. After a failure no
/// entry is ever taken again.
public final class ManifestWriter implements AutoCloseable {
  private final LineSeal seal;
  private final GroupCommit lines;

  ManifestWriter(Path file, LineSeal seal, DurableLog log) {
    this.seal = seal;
    this.lines = new GroupCommit(file, log);
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
    lock.mirror()
        .ifPresent(mirror -> {
          mirror.pushFiles();
          mirror.begin(line);
        });
    AtomicFile.write(file, line);
    AtomicFile.write(lock.folder().headerCopy(), line);
    LineSeal seal = LineSeal.after(ManifestScan.withoutFeed(line));
    return new ManifestWriter(file, seal, lock.log(line.length));
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
    lock.mirror().ifPresent(Mirror::pushFiles);
    DurableLog log = lock.log(scan.wholeBytes());
    if (scan.feedMissing()) {
      log.append(ByteBuffer.wrap(new byte[] {'\n'}));
    }
    // in a bucket, even nothing: from here on another driver knows that it is none any more
    log.sync();
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
  ///   written. Runs what depends on it in the writing thread: keep that short
  /// @throws StorageException if writing failed before
  public CompletableFuture<@Nullable Void> append(ManifestEntry entry) {
    byte[] line = EntryEncoder.write(entry, seal);
    if (line.length > LineReader.LONGEST_LINE) {
      throw new IllegalArgumentException(
          "entry of run %d takes %d bytes".formatted(entry.runId(), line.length));
    }
    return lines.append(line);
  }

  /// Writes what was handed over, then closes the file. Harmless when called again.
  @Override
  public void close() {
    lines.close();
  }
}
