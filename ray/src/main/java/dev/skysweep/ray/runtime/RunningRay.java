package dev.skysweep.ray.runtime;

import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.client.RayAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// The Ray that somebody has started on this machine.
public final class RunningRay {
  private static final Path CURRENT = Path.of("/tmp/ray/ray_current_cluster");
  private static final String PORT_OPTION = "--port=";
  private static final int PROBE_MILLIS = 500;

  private RunningRay() {}

  /// Where its Client server listens.
  ///
  /// @throws PoolException if no Ray runs here, or none with a Client server
  public static RayAddress address() {
    String cluster;
    try {
      cluster = Files.readString(CURRENT).strip();
    } catch (IOException e) {
      throw new PoolException(
          "no Ray runs on this machine: start one with `ray start --head`, or leave --address out");
    }
    String host = cluster.replaceAll(":\\d+$", "");
    return serverPort()
        .or(() -> Optional.of(RayAddress.DEFAULT_PORT))
        .map(port -> new RayAddress(host, port))
        .filter(RunningRay::listens)
        .orElseThrow(() ->
            new PoolException(
                "a Ray runs on this machine (%s), but its Client server does not listen; it comes with the package ray[default]"
                    .formatted(cluster)));
  }

  private static Optional<Integer> serverPort() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().arguments().orElse(new String[0]))
        .filter(arguments -> Arrays.asList(arguments).contains("ray.util.client.server"))
        .filter(arguments -> Arrays.asList(arguments).contains("--mode=proxy"))
        .flatMap(Arrays::stream)
        .filter(argument -> argument.startsWith(PORT_OPTION))
        .map(argument -> Integer.valueOf(argument.substring(PORT_OPTION.length())))
        .findFirst();
  }

  private static boolean listens(RayAddress address) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.host(), address.port()), PROBE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
