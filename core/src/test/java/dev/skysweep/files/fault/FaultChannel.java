package dev.skysweep.files.fault;

import dev.skysweep.files.ForwardingChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// A channel whose writes and forces go by the [Disk].
final class FaultChannel extends ForwardingChannel {
  private final Disk disk;
  private final Path file;

  FaultChannel(Disk disk, Path file, FileChannel real) {
    super(real);
    this.disk = disk;
    this.file = file;
  }

  @Override
  public int write(ByteBuffer bytes, long position) throws IOException {
    return disk.write(file, real(), bytes, position);
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    disk.truncate(file, real(), size);
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    disk.force(file, real());
  }
}
