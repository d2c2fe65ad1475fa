package dev.skysweep.ray.runtime;

import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.client.RayAddress;
import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A Client server of the Ray on this machine. One of ours ends when it is closed, and half a
/// minute after its driver if that is killed.
public final class ClientServer implements AutoCloseable {
  private static final String STARTS = "Starting Ray Client server";

  private final RayAddress address;
  private final @Nullable Process process;

  private ClientServer(RayAddress address, @Nullable Process process) {
    this.address = address;
    this.process = process;
  }

  /// @param program may be outside of the environment that Ray is installed in
  /// @param packages the folder that Ray is in
  record Python(String program, String packages) {}

  static ClientServer theirs(RayAddress address) {
    return new ClientServer(address, null);
  }

  /// @param python of the cluster
  /// @param cluster its `host:port`
  /// @throws PoolException if it doesn't start
  static ClientServer start(Python python, String cluster) {
    try {
      int port = FreePort.find();
      var builder =
          new ProcessBuilder(
                  python.program(),
                  "-m",
                  "ray.util.client.server",
                  "--address=" + cluster,
                  "--host=127.0.0.1",
                  "--port=" + port,
                  "--mode=specific-server")
              .redirectErrorStream(true);
      builder.environment().put("PYTHONPATH", python.packages());
      Process process = builder.start();
      awaitStart(process);
      return new ClientServer(new RayAddress("127.0.0.1", port), process);
    } catch (IOException e) {
      throw new PoolException("Ray's Client server can't be started: " + e.getMessage());
    }
  }

  private static void awaitStart(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    String last = "";
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains(STARTS)) {
        // what it says later must not fill the pipe
        OutputThread.start(() -> output.lines().forEach(_ -> {}));
        return;
      }
      last = line;
    }
    throw new PoolException("Ray's Client server does not start: " + last);
  }

  public RayAddress address() {
    return address;
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
    }
  }
}
