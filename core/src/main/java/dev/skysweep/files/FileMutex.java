package dev.skysweep.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Holds off whoever else wants to do the same on this machine. A file's lock holds off other
/// processes, and is refused, not waited for, within one; so there is another one for its threads.
///
/// Everybody must give the file the same name. To be closed by the thread that locked it; the file
/// stays.
public final class FileMutex implements AutoCloseable {
  private static final ConcurrentMap<Path, ReentrantLock> IN_THIS_PROCESS =
      new ConcurrentHashMap<>();

  private final ReentrantLock ofThreads;
  private final @Nullable FileChannel file;
  private final @Nullable IOException problem;

  private FileMutex(
      ReentrantLock ofThreads, @Nullable FileChannel file, @Nullable IOException problem) {
    this.ofThreads = ofThreads;
    this.file = file;
    this.problem = problem;
  }

  /// Waits until nobody else has it.
  ///
  /// @param file is made with its folder if it is not there
  /// @param waits is called before it has to wait, once
  /// @throws FileLockInterruptionException if interrupted meanwhile, which the thread stays
  /// @throws IOException if the file can't be locked
  public static FileMutex lock(Path file, Runnable waits) throws IOException {
    FileMutex mutex = lockAsFarAsPossible(file, waits);
    if (mutex.problem != null) {
      mutex.close();
      throw mutex.problem;
    }
    return mutex;
  }

  /// As [#lock], but where the file can't be locked, other threads alone are held off.
  ///
  /// @throws FileLockInterruptionException if interrupted meanwhile, which the thread stays
  public static FileMutex lockAsFarAsPossible(Path file, Runnable waits)
      throws FileLockInterruptionException {
    ReentrantLock ofThreads =
        IN_THIS_PROCESS.computeIfAbsent(file.toAbsolutePath(), _ -> new ReentrantLock(true));
    boolean told = !ofThreads.tryLock();
    if (told) {
      waits.run();
      lockInterruptibly(ofThreads);
    }
    FileChannel channel = null;
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        if (!told) {
          waits.run();
        }
        var _ = channel.lock();
      }
      return new FileMutex(ofThreads, channel, null);
    } catch (FileLockInterruptionException e) {
      new FileMutex(ofThreads, channel, e).close();
      throw e;
    } catch (IOException e) {
      return new FileMutex(ofThreads, channel, e);
    }
  }

  private static void lockInterruptibly(ReentrantLock lock) throws FileLockInterruptionException {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FileLockInterruptionException();
    }
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      // closed or not, it ends with this process
    } finally {
      ofThreads.unlock();
    }
  }
}
