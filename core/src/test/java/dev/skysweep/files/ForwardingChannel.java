package dev.skysweep.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/// A channel that passes everything on to another. All writes come through [#write(ByteBuffer,
/// long)].
public abstract class ForwardingChannel extends FileChannel {
  private final FileChannel real;

  protected ForwardingChannel(FileChannel real) {
    this.real = real;
  }

  protected final FileChannel real() {
    return real;
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    return real.read(bytes);
  }

  @Override
  public long read(ByteBuffer[] bytes, int offset, int length) throws IOException {
    return real.read(bytes, offset, length);
  }

  @Override
  public int read(ByteBuffer bytes, long position) throws IOException {
    return real.read(bytes, position);
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    int written = write(bytes, real.position());
    real.position(real.position() + written);
    return written;
  }

  @Override
  public int write(ByteBuffer bytes, long position) throws IOException {
    return real.write(bytes, position);
  }

  @Override
  public long write(ByteBuffer[] bytes, int offset, int length) throws IOException {
    long written = 0;
    for (int i = offset; i < offset + length; i++) {
      written += write(bytes[i]);
    }
    return written;
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    real.truncate(size);
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    real.force(metaData);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    return real.transferTo(position, count, target);
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(count, 1 << 16));
    if (source.read(bytes) < 0) {
      return 0;
    }
    return write(bytes.flip(), position);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    if (!mode.equals(MapMode.READ_ONLY)) {
      throw new UnsupportedOperationException("what is written through a map can't be noted");
    }
    return real.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return real.lock(position, size, shared);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return real.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
