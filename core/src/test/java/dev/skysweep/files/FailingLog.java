package dev.skysweep.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A log on a disk that breaks when told to: a write then stores half of its bytes, and a failed
/// `fsync` is followed by ones that claim success, as on Linux.
public final class FailingLog extends FileChannel {
  private final FileChannel real;
  private volatile String nextWriteError = "";
  private volatile String nextSyncError = "";
  private volatile CountDownLatch syncs = new CountDownLatch(0);
  private final AtomicInteger writes = new AtomicInteger();

  private FailingLog(FileChannel real) {
    this.real = real;
  }

  public static FailingLog on(Path file) throws IOException {
    return new FailingLog(FileChannel.open(file, StandardOpenOption.WRITE));
  }

  public AppendLog log(Path file) throws IOException {
    real.position(real.size());
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
  public int write(ByteBuffer bytes) throws IOException {
    writes.incrementAndGet();
    String error = nextWriteError;
    if (!error.isEmpty()) {
      nextWriteError = "";
      real.write(bytes.slice(bytes.position(), bytes.remaining() / 2));
      throw new IOException(error);
    }
    return real.write(bytes);
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
    real.force(metaData);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long newPosition) throws IOException {
    real.position(newPosition);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    real.truncate(size);
    return this;
  }

  @Override
  public int read(ByteBuffer dst) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long read(ByteBuffer[] dsts, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] srcs, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel src, long position, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(ByteBuffer dst, long position) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int write(ByteBuffer src, long position) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }
}
