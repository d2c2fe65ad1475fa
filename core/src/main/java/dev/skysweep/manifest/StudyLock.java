package dev.skysweep.manifest;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.skysweep.bucket.Lease;
import dev.skysweep.bucket.Mirror;
import dev.skysweep.files.AppendLog;
import dev.skysweep.files.DurableLog;
import dev.skysweep.files.Folders;
import dev.skysweep.files.HostName;
import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The right to write into a study folder, held by one driver at a time. The system takes it back
/// when the driver dies, however it does; the file stays, and says who had it last. Of a study in a
/// bucket, the copy's folder is locked so, and drivers elsewhere are told by a [Lease].
public final class StudyLock implements AutoCloseable {
  /// Beyond any text, since on Windows what is locked can't be read.
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /// Folders locked by this process. POSIX locks are the process's: opening the file once more and
  /// closing it would release them.
  private static final Set<Object> HELD = ConcurrentHashMap.newKeySet();

  private final StudyFolder folder;
  private final Object identity;
  private final FileChannel channel;
  private @Nullable Mirror mirror;
  private @Nullable Lease lease;

  private StudyLock(StudyFolder folder, Object identity, FileChannel channel) {
    this.folder = folder;
    this.identity = identity;
    this.channel = channel;
  }

  /// As [#acquire(StudyFolder, Consumer)], without a word.
  public static StudyLock acquire(StudyFolder folder) {
    return acquire(folder, _ -> {});
  }

  /// Takes the lock, creating the folder where it is missing. The copy of a study in a bucket is as
  /// the bucket then.
  ///
  /// @param said is told what is waited for
  /// @throws ManifestException if another driver has it
  /// @throws StorageException if the folder can't be written
  /// @throws dev.skysweep.bucket.BucketException if the bucket can't be used
  public static StudyLock acquire(StudyFolder folder, Consumer<String> said) {
    StudyLock lock = acquireHere(folder);
    try {
      Mirror.of(folder.root()).ifPresent(mirror -> lock.acquireThere(mirror, said));
      return lock;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void acquireThere(Mirror copy, Consumer<String> said) {
    mirror = copy;
    try {
      lease = Lease.take(copy, self(), said);
    } catch (Lease.HeldException e) {
      throw inUse(folder, String.valueOf(e.getMessage()));
    }
    copy.pull();
  }

  /// Brings the copy of a study up to date, unless a driver on this machine works in it, which
  /// keeps it so itself.
  ///
  /// @throws dev.skysweep.bucket.BucketException if the bucket can't be used
  public static void pull(Mirror mirror) {
    StudyLock lock;
    try {
      lock = acquireHere(new StudyFolder(mirror.folder()));
    } catch (ManifestException e) {
      return;
    }
    try (lock) {
      mirror.pull();
    }
  }

  private static StudyLock acquireHere(StudyFolder folder) {
    if (Files.isSymbolicLink(folder.internals())) {
      throw new ManifestException(
          folder.root(), ".skysweep is a link here, and must be a folder: remove it");
    }
    Folders.create(folder.internals());
    Path file = file(folder);
    try {
      Object identity = identity(folder.internals());
      if (!HELD.add(identity)) {
        throw inUse(folder, self());
      }
      boolean acquired = false;
      try {
        FileChannel channel = lock(folder, file);
        acquired = true;
        return new StudyLock(folder, identity, channel);
      } finally {
        if (!acquired) {
          HELD.remove(identity);
        }
      }
    } catch (IOException e) {
      throw StorageException.writing(file, e);
    }
  }

  static Path file(StudyFolder folder) {
    return folder.internals().resolve("lock");
  }

  /// Whether somebody has the lock, as far as the system here knows. If nobody has, it is shared
  /// for an instant, for which the file need only be readable.
  ///
  /// @throws IOException if that can't be told
  static boolean isHeld(StudyFolder folder) throws IOException {
    Object identity = identity(folder.internals());
    if (!HELD.add(identity)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(file(folder), READ);
        FileLock lock = channel.tryLock(LOCKED_BYTE, 1, true)) {
      return lock == null;
    } finally {
      HELD.remove(identity);
    }
  }

  public StudyFolder folder() {
    return folder;
  }

  /// The copy that the folder is, if the study lies in a bucket.
  Optional<Mirror> mirror() {
    return Optional.ofNullable(mirror);
  }

  /// The manifest, to be gone on with behind its first bytes.
  ///
  /// @throws StorageException if it can't be opened or cut
  DurableLog log(long length) {
    AppendLog local = AppendLog.open(folder.manifest(), length);
    return mirror == null ? local : mirror.goOn(local);
  }

  @Override
  public void close() {
    if (lease != null) {
      lease.close();
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw StorageException.writing(folder.internals(), e);
    } finally {
      HELD.remove(identity);
    }
  }

  private static FileChannel lock(StudyFolder folder, Path file) throws IOException {
    // whoever made the folder may have put a link there, to a file that is not to be overwritten
    FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE, NOFOLLOW_LINKS);
    boolean ours = false;
    try {
      if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
        throw inUse(folder, holder(channel));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(self().getBytes(StandardCharsets.UTF_8)), 0);
      ours = true;
      return channel;
    } finally {
      if (!ours) {
        channel.close();
      }
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(512);
    channel.read(text, 0);
    String holder = StandardCharsets.UTF_8.decode(text.flip()).toString().strip();
    return holder.isEmpty() ? "another process" : holder;
  }

  private static ManifestException inUse(StudyFolder folder, String holder) {
    return new ManifestException(
        folder.root(),
        "another sweep writes into this folder: "
            + holder
            + "; wait for its end or stop it; a new study needs another --out");
  }

  private static String self() {
    return "process %d on %s, since %s"
        .formatted(
            ProcessHandle.current().pid(),
            HostName.current(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /// The same for all paths that lead to the folder.
  private static Object identity(Path internals) throws IOException {
    Object key = Files.readAttributes(internals, BasicFileAttributes.class).fileKey();
    return key == null ? internals.toRealPath() : key;
  }
}
