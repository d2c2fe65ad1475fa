package dev.skysweep.ray.runtime;

import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.client.RayAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The Ray that somebody has started on this machine.
public final class RunningRay {
  private static final String CLIENT_SERVER = "ray.util.client.server";
  private static final String PORT_OPTION = "--port=";
  private static final Pattern PART_OF_RAY =
      Pattern.compile("(?<packages>.*)/ray/(_private/log_monitor|dashboard/.*)\\.py");
  private static final int PROBE_MILLIS = 5000;

  private final Path current;

  /// @param current the file that tells where the cluster is
  RunningRay(Path current) {
    this.current = current;
  }

  /// As Ray itself finds it.
  ///
  /// @param environment `RAY_TMPDIR` says where Ray keeps its files
  public static RunningRay in(Map<String, String> environment) {
    Path folder = Path.of(environment.getOrDefault("RAY_TMPDIR", "/tmp"));
    return new RunningRay(folder.resolve("ray").resolve("ray_current_cluster"));
  }

  /// A Client server of it: the one that it has, else one for this driver alone.
  ///
  /// @param said is told if one is started
  /// @throws PoolException if no Ray runs here, or no server can be started
  public ClientServer clientServer(Consumer<String> said) {
    String cluster = cluster();
    String host = cluster.replaceAll(":\\d+$", "");
    return serverPort(cluster)
        // one that has just been started does not listen yet: that is waited for
        .map(port -> ClientServer.theirs(new RayAddress(host, port)))
        .orElseGet(() -> {
          said.accept("the Ray that runs here has no Client server; starting one for this sweep");
          return ClientServer.start(python(), cluster);
        });
  }

  private String cluster() {
    try {
      String cluster = Files.readString(current).strip();
      int colon = cluster.lastIndexOf(':');
      if (colon > 0
          && listens(
              new RayAddress(
                  cluster.substring(0, colon), Integer.parseInt(cluster.substring(colon + 1))))) {
        return cluster;
      }
    } catch (IOException | NumberFormatException e) {
      // none was started, or it was ended
    }
    throw new PoolException(
        "no Ray runs on this machine: start one with `ray start --head`, or leave --address out");
  }

  private static Optional<Integer> serverPort(String cluster) {
    return commands()
        .filter(words -> words.contains(CLIENT_SERVER) && words.contains("--mode=proxy"))
        .filter(words -> words.contains("--address=" + cluster))
        .flatMap(List::stream)
        .filter(word -> word.startsWith(PORT_OPTION))
        .map(word -> Integer.valueOf(word.substring(PORT_OPTION.length())))
        .findFirst();
  }

  /// The Python that this Ray runs in, and the folder of its packages: others could have another
  /// Ray, or none.
  private static ClientServer.Python python() {
    return commands()
        .flatMap(words ->
            words.stream()
                .map(PART_OF_RAY::matcher)
                .filter(Matcher::matches)
                .map(part -> new ClientServer.Python(words.getFirst(), part.group("packages"))))
        .findFirst()
        .orElseThrow(() ->
            new PoolException(
                "a Ray runs on this machine, but another user's: give its Client server's address, ray://HOST:PORT"));
  }

  private static Stream<List<String>> commands() {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::info)
        .filter(info -> info.command().isPresent() && info.arguments().isPresent())
        .map(info ->
            Stream.concat(
                    Stream.of(info.command().orElseThrow()),
                    Arrays.stream(info.arguments().orElseThrow()))
                .toList());
  }

  static boolean listens(RayAddress address) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.host(), address.port()), PROBE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
