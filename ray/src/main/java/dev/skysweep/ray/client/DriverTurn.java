package dev.skysweep.ray.client;

import dev.skysweep.gmat.Machine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A turn to begin as a driver of some Ray of this machine: one after the other.
///
/// Ray gives each driver a server of its own, on the first port from 23000 on that is free, but it
/// takes seconds until that listens. Another Ray of the machine finds the port still free and takes
/// it too; gRPC lets both listen, and a driver is answered by the wrong one or by nobody (Ray 2.60,
/// `ray/util/client/server/proxier.py`).
final class DriverTurn implements AutoCloseable {
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock(true);
  private static final String WAITS = "waiting while another sweep begins on a Ray of this machine";

  private final boolean waitedFor;
  private final @Nullable FileChannel file;

  private DriverTurn(boolean waitedFor, @Nullable FileChannel file) {
    this.waitedFor = waitedFor;
    this.file = file;
  }

  /// Waits for the turn; there is nothing to wait for on another machine.
  ///
  /// @param said is told if it has to wait
  static DriverTurn take(RayAddress address, Consumer<String> said) throws InterruptedException {
    return isHere(address.host())
        ? take(Machine.current().cacheFolder().resolve("ray").resolve("connecting.lock"), said)
        : new DriverTurn(false, null);
  }

  /// @param lock a file that all of this user's programs know
  static DriverTurn take(Path lock, Consumer<String> said) throws InterruptedException {
    boolean told = false;
    if (!IN_THIS_PROCESS.tryLock()) {
      said.accept(WAITS);
      told = true;
      IN_THIS_PROCESS.lockInterruptibly();
    }
    FileChannel file = null;
    try {
      Files.createDirectories(lock.resolveSibling("."));
      file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (file.tryLock() == null) {
        if (!told) {
          said.accept(WAITS);
        }
        var _ = file.lock();
      }
    } catch (IOException e) {
      // a folder that can't be written, or without locks: Ray's own luck
    }
    return new DriverTurn(true, file);
  }

  private static boolean isHere(String host) {
    try {
      return NetworkInterface.getByInetAddress(InetAddress.getByName(host)) != null;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    if (!waitedFor) {
      return;
    }
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      // closed or not, it ends with this process
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }
}
