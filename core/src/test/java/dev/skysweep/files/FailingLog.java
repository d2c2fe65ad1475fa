package dev.skysweep.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A log on a disk that breaks when told to: a write then stores half of its bytes, and a failed
/// `fsync` is followed by ones that claim success, as on Linux.
public final class FailingLog extends ForwardingChannel {
  private volatile String nextWriteError = "";
  private volatile String nextSyncError = "";
  private volatile CountDownLatch syncs = new CountDownLatch(0);
  private final AtomicInteger writes = new AtomicInteger();

  private FailingLog(FileChannel real) {
    super(real);
  }

  public static FailingLog on(Path file) throws IOException {
    return new FailingLog(FileChannel.open(file, StandardOpenOption.WRITE));
  }

  public AppendLog log(Path file) throws IOException {
    position(size());
    return new AppendLog(file, this);
  }

  public void failNextWrite(String message) {
    nextWriteError = message;
  }

  public void failNextSync(String message) {
    nextSyncError = message;
  }

  /// From now on each `fsync` waits for the latch.
  public void holdSyncs(CountDownLatch until) {
    syncs = until;
  }

  public int writes() {
    return writes.get();
  }

  @Override
  public int write(ByteBuffer bytes, long position) throws IOException {
    writes.incrementAndGet();
    String error = nextWriteError;
    if (!error.isEmpty()) {
      nextWriteError = "";
      super.write(bytes.slice(bytes.position(), bytes.remaining() / 2), position);
      throw new IOException(error);
    }
    return super.write(bytes, position);
  }

  @Override
  public void force(boolean metaData) throws IOException {
    try {
      syncs.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
    String error = nextSyncError;
    if (!error.isEmpty()) {
      nextSyncError = "";
      throw new IOException(error);
    }
    super.force(metaData);
  }
}
