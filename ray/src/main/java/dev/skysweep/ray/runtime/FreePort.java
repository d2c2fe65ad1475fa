package dev.skysweep.ray.runtime;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port of this machine for a server of Ray's that must be told one.
///
/// Below those that the system gives to whoever asks for any: some other part of the same Ray would
/// get one of those before it is used. Ray itself gives its drivers those from 23000 on.
final class FreePort {
  private static final int FIRST = 25_000;
  private static final int LAST = 32_000;

  private FreePort() {}

  /// One that nobody listens on now.
  static int find() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (BindException e) {
        // somebody has it
      }
    }
  }
}
