package dev.skysweep.ray;

import dev.skysweep.ray.client.RayAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A line to a cluster that can be cut: passes bytes on, both ways, until it is told to stop.
final class CutLine implements AutoCloseable {
  private final RayAddress target;
  private final ServerSocket server;
  private final Set<Socket> near = ConcurrentHashMap.newKeySet();
  private final Set<Socket> far = ConcurrentHashMap.newKeySet();
  private final Set<Socket> silent = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  CutLine(RayAddress target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  RayAddress address() {
    return new RayAddress("127.0.0.1", server.getLocalPort());
  }

  /// Drops every connection and takes no more.
  void cut() {
    cut = true;
    near.forEach(CutLine::drop);
    far.forEach(CutLine::drop);
  }

  void mend() {
    cut = false;
  }

  /// From now on nothing passes over the connections there are, and nobody is told; new ones are as
  /// ever. So a router does that has forgotten them.
  void silence() {
    silent.addAll(near);
    silent.addAll(far);
  }

  /// The cluster sees the end of the connections, the driver does not, until it wakes.
  void fallAsleep() {
    silence();
    far.forEach(CutLine::drop);
  }

  void wake() {
    near.forEach(CutLine::drop);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket here = server.accept();
        if (cut) {
          drop(here);
          continue;
        }
        var there = new Socket(target.host(), target.port());
        near.add(here);
        far.add(there);
        Thread.ofVirtual().start(() -> pass(here, there));
        Thread.ofVirtual().start(() -> pass(there, here));
      } catch (IOException e) {
        // the test is over, or the cluster is gone
      }
    }
  }

  private void pass(Socket from, Socket to) {
    try {
      var bytes = new byte[1 << 16];
      for (int n = from.getInputStream().read(bytes);
          n >= 0;
          n = from.getInputStream().read(bytes)) {
        if (!silent.contains(from)) {
          to.getOutputStream().write(bytes, 0, n);
        }
      }
    } catch (IOException e) {
      // cut
    } finally {
      if (!silent.contains(from)) {
        drop(from);
        drop(to);
      }
    }
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    cut();
    server.close();
  }
}
