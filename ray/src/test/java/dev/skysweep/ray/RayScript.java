package dev.skysweep.ray;

import dev.skysweep.worker.WorkerCommand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// The pinned program `ray` with variables that only one test wants.
public final class RayScript {
  private RayScript() {}

  /// @param folder that it is written into
  /// @param environment `NAME=VALUE` each
  static Path in(Path folder, String... environment) throws IOException {
    Path script = folder.resolve("ray");
    Files.writeString(
        script,
        "#!/bin/sh\nexec env %s '%s' \"$@\"\n"
            .formatted(String.join(" ", environment), OneRay.program()));
    if (!script.toFile().setExecutable(true)) {
      throw new AssertionError("can't make " + script + " executable");
    }
    return script;
  }

  /// The command line of a worker of this machine, as a shell reads it.
  static String worker() {
    return WorkerCommand.here().stream()
        .map(word -> "'" + word + "'")
        .collect(Collectors.joining(" "));
  }

  /// A port that nobody listens on, for what must know it beforehand.
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
