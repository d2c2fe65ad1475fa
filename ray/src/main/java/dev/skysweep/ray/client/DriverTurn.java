package dev.skysweep.ray.client;

import dev.skysweep.files.FileMutex;
import dev.skysweep.gmat.Machine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A turn to begin as a driver of some Ray of this machine: one after the other.
///
/// Ray gives each driver a server of its own, on the first port from 23000 on that is free, but it
/// takes seconds until that listens. Another Ray of the machine finds the port still free and takes
/// it too; gRPC lets both listen, and a driver is answered by the wrong one or by nobody (Ray 2.60,
/// `ray/util/client/server/proxier.py`).
final class DriverTurn {
  private DriverTurn() {}

  /// Waits for the turn, which ends when it is closed; null on another machine, where there is
  /// none.
  ///
  /// @param said is told if it has to wait
  static @Nullable FileMutex take(RayAddress address, Consumer<String> said)
      throws FileLockInterruptionException {
    return isHere(address.host())
        ? take(Machine.current().cacheFolder().resolve("ray").resolve("connecting.lock"), said)
        : null;
  }

  /// @param lock a file that all of this user's programs know; where it can't be locked, it is
  ///   Ray's own luck
  static FileMutex take(Path lock, Consumer<String> said) throws FileLockInterruptionException {
    return FileMutex.lockAsFarAsPossible(
        lock, () -> said.accept("waiting while another sweep begins on a Ray of this machine"));
  }

  private static boolean isHere(String host) {
    try {
      return NetworkInterface.getByInetAddress(InetAddress.getByName(host)) != null;
    } catch (IOException e) {
      return false;
    }
  }
}
